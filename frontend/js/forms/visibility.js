/* Shows and hides questions while somebody types, as the server would after saving. Without this script the server asks
   again with the questions that came up.

   The page says what is needed in #app-rules: {"rules": {question: rule}, "conditions", "answers" (of other steps and of
   what this script cannot read), "today"}. A question's group carries data-question and data-kind, a row of a repeating
   group is .app-row with data-row, a repeating group carries data-group. */
import { judge } from "./rules.js";
import { read, reads } from "./reading.js";

export class Visibility {
  constructor(form, data) {
    this.form = form;
    this.data = data;
    this.groups = new Map();
    for (const group of form.querySelectorAll("[data-question]")) {
      const found = this.groups.get(group.dataset.question) ?? [];
      this.groups.set(group.dataset.question, [...found, group]);
    }
    this.conditional = Array.from(form.querySelectorAll("[data-question]")).filter((group) =>
      Object.hasOwn(data.rules, group.dataset.question)
    );
    this.choices = Array.from(form.querySelectorAll("[data-question]")).filter((group) =>
      Object.hasOwn(data.options, group.dataset.question)
    );
    form.addEventListener("input", () => this.update());
    form.addEventListener("change", () => this.update());
  }

  update() {
    // What comes up or goes can bring up or take away something above it.
    for (let round = 0, changed = true; changed && round < 5; round += 1) {
      changed = false;
      for (const group of this.choices) changed = this.offer(group) || changed;
      for (const group of this.conditional) {
        const shown = judge(this.data.rules[group.dataset.question], this.around(group));
        if (shown !== group.hidden) continue;
        this.turn(group, shown);
        changed = true;
      }
    }
  }

  around(group) {
    const row = group.closest(".app-row");
    return row ? this.inside(row) : this.facts();
  }

  /** Options that can be chosen are seen. One that was chosen stays chosen, and does not count while it is away. */
  offer(group) {
    let changed = false;
    for (const [option, rule] of Object.entries(this.data.options[group.dataset.question])) {
      const shown = judge(rule, this.around(group));
      const value = `[value="${CSS.escape(option)}"]`;
      const item = group.querySelector(`option${value}`) ?? group.querySelector(`input${value}`)?.parentElement;
      if (!item || item.hidden !== shown) continue;
      item.hidden = !shown;
      if (item.tagName === "OPTION") item.disabled = !shown && !item.selected; // disabled and chosen, it would not be sent
      changed = true;
    }
    return changed;
  }

  turn(group, shown) {
    group.hidden = !shown;
    if (shown && !group.querySelector('input[name="seen"]')) {
      const seen = document.createElement("input");
      Object.assign(seen, { type: "hidden", name: "seen", value: group.dataset.field ?? group.dataset.question });
      group.append(seen);
    }
  }

  facts() {
    return {
      answer: (question) => this.answer(question),
      today: this.data.today,
      conditions: this.data.conditions,
      asked: []
    };
  }

  /** The answer that counts: what the server knows of other steps, what stands here and is shown. */
  answer(question) {
    const group = this.form.querySelector(`[data-group="${CSS.escape(question)}"]`);
    if (group) return group.hidden ? null : this.rows(group);
    const [found] = (this.groups.get(question) ?? []).filter((one) => !one.closest(".app-row"));
    if (found && reads(found.dataset.kind)) return this.value(found);
    return Object.hasOwn(this.data.answers, question) ? this.data.answers[question] : null;
  }

  value(group) {
    return group.hidden ? null : read(this.form, group.dataset.kind, group.dataset.field ?? group.dataset.question);
  }

  /** The rows of a group that hold anything, as the server would keep them. */
  rows(group) {
    const own = Array.from(group.querySelectorAll(".app-row")).filter((row) => row.closest("[data-group]") === group);
    return own.map((row) => this.cells(row)).filter((row) => Object.keys(row).length > 0);
  }

  cells(row) {
    const found = {};
    for (const cell of row.querySelectorAll("[data-question]")) {
      if (cell.closest(".app-row") === row && reads(cell.dataset.kind)) {
        const value = this.value(cell);
        if (value !== null && !(Array.isArray(value) && value.length === 0)) found[cell.dataset.question] = value;
      }
    }
    for (const inner of row.querySelectorAll("[data-group]")) {
      const own = !inner.hidden && inner.parentElement.closest(".app-row") === row;
      const rows = own ? this.rows(inner) : [];
      if (rows.length) found[inner.dataset.group] = rows;
    }
    return found;
  }

  inside(row) {
    const cells = this.cells(row);
    const outer = row.parentElement.closest(".app-row");
    const around = outer ? this.inside(outer) : this.facts();
    return { ...around, answer: (question) => (Object.hasOwn(cells, question) ? cells[question] : around.answer(question)) };
  }
}
