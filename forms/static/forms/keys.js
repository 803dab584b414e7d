/* Turns a text box that holds an id or a rule into selects with names. The box stays and keeps what is stored, so
   that without this script it is typed by hand. Lists are filled when somebody comes to them: a form can have 1,300
   questions, and twenty lists of that length would be drawn for nothing. */
(() => {
  const { names, drawn } = window.formsNames || {};
  const DECIDING = ["yes_no", "single_choice", "several_choices"];
  const DATES = ["date", "date_time"];
  const COUNTED = [...DATES, "number", "calculated", "scale", "repeat"];
  const COMPARED = ["less", "more", "before", "after"];
  const word = (key) => drawn()?.words?.[key] || key;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, given] of Object.entries(attributes)) {
      if (name in element && name !== "list") element[name] = given; else element.setAttribute(name, given);
    }
    element.append(...children);
    return element;
  };

  const option = (value, label) => make("option", { value, textContent: label });

  /* [[title, [[value, label]]]] as optgroups; a title of "" is no group. */
  const fill = (select, groups, current) => {
    const known = new Set();
    const parts = groups.filter(([, entries]) => entries.length).flatMap(([title, entries]) => {
      entries.forEach(([value]) => known.add(value));
      const options = entries.map(([value, label]) => option(value, label));
      return title ? [make("optgroup", { label: title }, ...options)] : options;
    });
    if (!known.has(current)) parts.unshift(option(current, current ? word("gone") : ""));
    select.replaceChildren(...parts);
    select.value = current;
  };

  const late = (select, groups, current, chosen) => {
    const entry = current && groups().flatMap(([, entries]) => entries).find(([value]) => value === current);
    select.replaceChildren(option(current, entry ? entry[1] : current ? word("gone") : word("choose")));
    const open = () => fill(select, [["", [["", word("choose")]]], ...groups()], select.value);
    select.addEventListener("focus", open);
    select.addEventListener("pointerdown", open);
    select.addEventListener("change", () => chosen(select.value));
    return select;
  };

  /* A question of a row is followed by the name of its group. */
  const named = ({ label, group }) => (group ? `${label} (${questionOf(group)?.label || ""})` : label);
  const byStep = (questions) => names().steps.map(([id, title]) => [
    title, questions.filter((question) => question.step === id).map((question) => [question.id, named(question)]),
  ]);

  const answersOf = (question) => (question?.kind === "yes_no" ? [["yes", word("yes")], ["no", word("no")]] : question?.options || []);
  const questionOf = (id) => names().questions.find((question) => question.id === id);

  /* A text box becomes a controller when it is to be seen: most lie in folded settings that nobody opens, and each
     controller has observers of its own, which a step of twenty questions would pay for. */
  const BOX = "[data-forms-key-of-value]";
  const unfolded = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
    unfolded.unobserve(target);
    target.dataset.controller = "forms-key";
  }), { rootMargin: "100000px" });
  const watch = (root) => {
    if (root.matches?.(BOX)) unfolded.observe(root);
    else for (const box of root.querySelectorAll?.(BOX) || []) unfolded.observe(box);
  };

  class Key extends window.StimulusModule.Controller {
    static values = { of: String, scope: String };

    connect() {
      if (!drawn() || this.box) return;
      this.prefix = this.element.name.replace(/[^-]*$/, "");
      this.box = make("div", { className: "forms-key" });
      this.id = this.element.id;
      this.element.id = `${this.id}-stored`;
      this.element.after(this.box);
      if (this.element.tagName === "INPUT") this.element.type = "hidden"; else this.element.hidden = true;
      this.draw();
      if (["exclusive", "options_if"].includes(this.ofValue)) this.followOptions();
      for (const name of this.asked()) this.sibling(name)?.addEventListener("change", () => this.draw());
    }

    /* What is said about options is drawn anew when an option of the same question was written. */
    followOptions() {
      this.redraw = ({ target }) => { if (target.name?.startsWith(`${this.prefix}option`)) this.draw(); };
      this.form = this.element.form;
      this.form.addEventListener("change", this.redraw);
    }

    disconnect() {
      this.form?.removeEventListener("change", this.redraw);
    }

    /* The other fields of the same block that decide how this one looks. */
    asked() {
      return { given: ["question", "operator", "other"], upto: ["question", "operator"], answer: ["question"],
               other: ["question", "operator"], prefill: ["prefill_source"], of: ["group", "formula"],
               number: ["how"] }[this.ofValue] || [];
    }

    sibling(name) { return this.element.form?.querySelector(`[name="${this.prefix}${name}"]`); }

    get value() { return this.element.value; }

    /* Keep what is stored in the text box, as somebody who types would. */
    store(value) {
      if (value === this.value) return;
      this.element.value = value;
      for (const name of ["input", "change"]) this.element.dispatchEvent(new Event(name, { bubbles: true }));
    }

    draw() {
      const drawing = this[`draw_${this.ofValue}`] || this.draw_one;
      const parts = [drawing.call(this)].flat().filter(Boolean);
      this.box.replaceChildren(...parts);
      this.name(parts[0]);
    }

    /* The first control answers to the label of the box; the others say themselves what they are. */
    name(first) {
      if (!first) return;
      first.id = this.id;
      const described = this.element.getAttribute("aria-describedby");
      if (described) first.setAttribute("aria-describedby", described);
    }

    /* Which questions a rule at this place can ask: those that come before it. */
    candidates(kinds) {
      const found = names();
      const inside = this.innermost(found.questions);
      let usable = found.questions.filter((question) => !question.later);
      if (this.scopeValue === "earlier") usable = usable.filter((question) => question.step !== (found.here || "new"));
      if (inside) {
        usable = found.questions.slice(0, found.questions.indexOf(inside));
        usable = usable.filter((question) => !question.group || question.group === inside.group);
      } else if (found.here !== undefined) usable = usable.filter((question) => !question.group);
      return kinds ? usable.filter((question) => kinds.includes(question.kind)) : usable;
    }

    innermost(questions) {
      return questions.filter((question) => question.prefix && this.element.name.startsWith(question.prefix)).pop();
    }

    select(groups, current, chosen, label) {
      return late(make("select", label ? { "aria-label": label } : {}), groups, current, chosen);
    }

    draw_one() {
      const entries = {
        question: () => byStep(names().questions.filter((question) => this.tests(question))),
        group: () => byStep(names().questions.filter((question) => question.kind === "repeat")),
        number: () => byStep(names().questions.filter((question) => question.group && (question.kind === "number" || question.kind === "calculated"))),
        condition: () => [["", names().conditions]],
        section: () => [["", names().sections]],
        end: () => [["", names().ends]],
        list: () => [["", names().lists]],
        earlier: () => byStep(this.candidates()),
        last: () => [["", names().captures]],
      }[this.ofValue];
      if (!entries) return this.plain("text");
      return this.select(entries, this.value, (value) => { this.store(value); this.fitOperators(); });
    }

    tests(question) { return (names().operators[question.kind] || []).length > 0; }

    draw_question() {
      queueMicrotask(() => this.fitOperators());
      return this.draw_one();
    }

    /* Of the operators beside this question, only those that fit its kind. */
    fitOperators() {
      const operator = this.sibling("operator");
      const question = questionOf(this.value);
      if (!operator || this.ofValue !== "question" || !question) return;
      const fitting = names().operators[question.kind] || [];
      for (const one of operator.options) { one.hidden = !fitting.includes(one.value); one.disabled = one.hidden; }
      if (!fitting.includes(operator.value)) {
        operator.value = fitting.includes("equals") ? "equals" : fitting[0];
        operator.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }

    draw_rule() { return this.rule(this.value, (value) => this.store(value), this.ofValue !== "named"); }

    draw_named() { return this.draw_rule(); }

    /* "Always", "only after question – answer", "if condition", "unless condition". */
    rule(value, store, answers, label) {
      const mode = value.startsWith("if:") ? "if" : value.startsWith("unless:") ? "unless" : value ? "after" : "";
      const modes = [...(answers ? [["", word(this.element.name.endsWith("required_if") ? "never" : "always")], ["after", word("after")]] : [["", word("choose")]]), ["if", word("if")], ["unless", word("unless")]];
      const rest = make("span", { className: "forms-key" });
      const first = make("select", label ? { "aria-label": label } : {}, ...modes.map(([key, name]) => option(key, name)));
      first.value = mode;
      const lay = (given) => {
        if (first.value === "after") rest.replaceChildren(...this.after(given, store));
        else if (first.value) {
          const prefix = `${first.value}:`;
          const current = given.startsWith(prefix) ? given.slice(prefix.length) : "";
          rest.replaceChildren(this.select(() => [["", names().conditions]], current, (key) => store(key ? prefix + key : ""), word("condition")));
        } else rest.replaceChildren();
      };
      first.addEventListener("change", () => { store(""); lay(""); });
      lay(value);
      return [first, rest];
    }

    after(value, store) {
      const [question, answer] = value.includes("=") ? value.split("=") : ["", ""];
      const second = make("span", { className: "forms-key" });
      const lay = (key, current) => second.replaceChildren(
        ...(key ? [this.select(() => [["", answersOf(questionOf(key))]], current, (given) => store(given ? `${key}=${given}` : ""), word("answer"))] : []));
      lay(question, answer);
      const first = this.select(() => byStep(this.candidates(DECIDING)), question, (key) => { store(""); lay(key, ""); }, word("question"));
      return [first, second];
    }

    draw_roles() { return this.ticks(names().roles); }

    draw_steps() { return this.ticks(names().steps); }

    draw_exclusive() {
      const own = this.innermost(names().questions);
      return this.ticks(own?.options || []);
    }

    /* Several of these, stored as ids with blank space between, in this order. */
    ticks(entries) {
      const chosen = new Set(this.value.split(/\s+/).filter(Boolean));
      const known = new Set(entries.map(([key]) => key));
      const all = [...entries, ...[...chosen].filter((key) => !known.has(key)).map((key) => [key, word("gone")])];
      const change = (key, on) => {
        if (on) chosen.add(key); else chosen.delete(key);
        this.store(all.map(([one]) => one).filter((one) => chosen.has(one)).join(" "));
      };
      if (!all.length) return make("span", { textContent: word("none"), className: "forms-key__none" });
      return make("div", { className: "forms-key__ticks", role: "group", "aria-label": this.labelled() }, ...all.map(([key, label]) => {
        const tick = make("input", { type: "checkbox", checked: chosen.has(key) });
        tick.addEventListener("change", () => change(key, tick.checked));
        return make("label", {}, tick, ` ${label}`);
      }));
    }

    /* What is calculated with: of the rows of a group, or of the questions before this one. */
    draw_of() {
      const group = this.sibling("group")?.value || "";
      const days = this.sibling("days");
      if (days) this.showField(days, Boolean(days.value) || this.sibling("formula")?.value === "working_days_after");
      const usable = ({ kind, group: inside }) => COUNTED.includes(kind) && (!group || inside === group);
      const found = () => (group ? names().questions : this.candidates()).filter(usable);
      const chosen = this.value.split(/\s+/).filter(Boolean);
      const change = (keys) => { this.store(keys.join(" ")); this.draw(); };
      const add = this.select(() => byStep(found().filter(({ id }) => !chosen.includes(id))), "", (key) => change([...chosen, key]));
      const list = make("ul", { className: "forms-key__chosen" }, ...chosen.map((key) => {
        const label = questionOf(key)?.label || word("gone");
        const remove = make("button", { type: "button", textContent: "×", "aria-label": `${word("remove")}: ${label}` });
        remove.addEventListener("click", () => change(chosen.filter((one) => one !== key)));
        return make("li", {}, `${label} `, remove);
      }));
      return [add, list];
    }

    /* A test of rows asks for a number only where something is counted or summed. */
    draw_number() {
      const how = this.sibling("how")?.value;
      this.show(how === "sum");
      for (const name of ["comparison", "number"]) {
        const field = this.sibling(name);
        if (field) this.showField(field, ["count", "sum"].includes(how));
      }
      return this.draw_one();
    }

    labelled() { return document.querySelector(`label[for="${this.id}"]`)?.textContent.trim() || word("choose"); }

    /* A rule for each option of this question: a line "<option id> <rule>" each. */
    draw_options_if() {
      const own = this.innermost(names().questions);
      const rules = new Map(this.value.split("\n").filter((line) => line.includes(" ")).map((line) => [line.split(" ")[0], line.slice(line.indexOf(" ") + 1)]));
      const store = (key, rule) => {
        if (rule) rules.set(key, rule); else rules.delete(key);
        this.store([...rules].map(([one, given]) => `${one} ${given}`).join("\n"));
      };
      if (!own?.options.length) return make("span", { textContent: word("none"), className: "forms-key__none" });
      return make("div", { className: "forms-key__rows" }, ...own.options.map(([key, label]) => make("div", {}, make("span", { textContent: label }), ...this.rule(rules.get(key) || "", (rule) => store(key, rule), true, label))));
    }

    draw_prefill() {
      const source = this.sibling("prefill_source")?.value || "";
      this.show(["value", "subject", "person"].includes(source));
      if (!["subject", "person"].includes(source)) return this.plain("text");
      const known = names().prefills.filter(([about]) => about === source).map(([, key, label]) => [key, label]);
      return this.select(() => [["", known]], this.value, (value) => this.store(value));
    }

    draw_given() {
      const operator = this.sibling("operator")?.value;
      const other = this.sibling("other")?.value;
      this.show(operator !== "answered" && !other);
      return this.fitting(operator);
    }

    draw_upto() {
      this.show(this.sibling("operator")?.value === "between");
      return this.fitting("");
    }

    draw_answer() { return this.fitting(questionOf(this.sibling("question")?.value)?.kind === "several_choices" ? "one_of" : "equals"); }

    /* An input for a value of the question beside this one. */
    fitting(operator) {
      const question = questionOf(this.sibling("question")?.value);
      if (["contains", "matches"].includes(operator)) return this.plain("text");
      const answers = answersOf(question);
      if (answers.length && operator === "one_of") return this.ticks(answers);
      if (answers.length) return this.select(() => [["", answers]], this.value, (value) => this.store(value));
      return this.plain({ number: "number", calculated: "number", scale: "number", date: "date", time: "time", date_time: "datetime-local" }[question?.kind] || "text");
    }

    plain(type) {
      const input = make("input", { type, value: this.value });
      if (type === "number") input.step = "any";
      if (type === "date" && this.value && !input.value) { input.type = "text"; input.value = this.value; }
      input.addEventListener("input", () => this.store(input.value));
      return input;
    }

    draw_other() {
      const question = questionOf(this.sibling("question")?.value);
      const dates = DATES.includes(question?.kind);
      const operator = this.sibling("operator")?.value;
      const usable = COMPARED.includes(operator) || (operator === "equals" && question && !DECIDING.includes(question.kind)) || operator === "between";
      this.show(usable);
      const alike = () => byStep(names().questions.filter((one) => one.id !== question?.id && (one.kind === question?.kind || (dates && DATES.includes(one.kind)))));
      const select = this.select(() => [...(dates ? [["", [["today", word("today")]]]] : []), ...alike()], this.value, (value) => { this.store(value); this.offset(dates); });
      this.offset(dates);
      return select;
    }

    /* "Moved by" makes sense only of a date. */
    offset(dates) {
      for (const name of ["count", "unit"]) {
        const field = this.sibling(name);
        if (field) this.showField(field, dates && Boolean(this.value));
      }
    }

    show(shown) { this.showField(this.element, shown); }

    showField(field, shown) {
      const place = field.closest("[data-contentpath]");
      if (place) place.hidden = !shown;
    }
  }

  window.wagtail?.app?.register("forms-key", Key);

  /* Every page of the editor loads this script; only those with names have boxes to look for, and watching a page while
     it is read costs. */
  document.addEventListener("DOMContentLoaded", () => {
    if (!drawn()) return;
    watch(document);
    new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(watch))).observe(document.body, { childList: true, subtree: true });
  });
})();
