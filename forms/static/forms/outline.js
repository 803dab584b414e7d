/* Moves the steps of the outline, by dragging and by buttons, and brings what is worked out after the page is drawn. */
(() => {
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  class Outline extends window.StimulusModule.Controller {
    static targets = ["list", "said"];
    static values = { url: String };

    get lists() { return this.listTargets; }

    /* Up or down by a button: heard here for all steps, because each listener of its own would cost at every opening. */
    shift({ target }) {
      const button = target.closest("[data-by]");
      if (!button) return;
      const by = Number(button.dataset.by);
      const step = button.closest("[data-step]");
      const list = step.parentElement;
      const beside = by < 0 ? step.previousElementSibling : step.nextElementSibling;
      if (beside) { if (by < 0) beside.before(step); else beside.after(step); } else {
        const next = this.lists[this.lists.indexOf(list) + by];
        if (!next) return;
        if (by < 0) next.append(step); else next.prepend(step);
      }
      button.focus();
      this.save(step);
    }

    take(event) {
      if (!event.target.matches(".form-outline__handle")) return; // a link that is dragged goes where it leads
      this.dragged = event.target.closest("[data-step]");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", this.dragged.dataset.step);
      this.dragged.classList.add("form-outline__dragged");
    }

    over(event) {
      if (!this.dragged) return;
      event.preventDefault();
      const list = event.target.closest("[data-forms-outline-target~=list]");
      if (!list) return;
      const step = event.target.closest("[data-step]");
      if (step && step !== this.dragged) {
        const box = step.getBoundingClientRect();
        if (event.clientY < box.top + box.height / 2) step.before(this.dragged); else step.after(this.dragged);
      } else if (!step) list.append(this.dragged);
    }

    drop(event) { if (this.dragged) event.preventDefault(); }

    release() {
      if (!this.dragged) return;
      this.dragged.classList.remove("form-outline__dragged");
      this.save(this.dragged);
      this.dragged = null;
    }

    async save(step) {
      const body = new URLSearchParams({
        step: step.dataset.step,
        section: step.parentElement.dataset.section,
        before: this.before(step),
      });
      const response = await fetch(this.urlValue, { method: "POST", body, headers: { "X-CSRFToken": token() } });
      const said = await response.text();
      this.saidTarget.textContent = said;
      this.saidTarget.classList.toggle("form-outline__refused", !response.ok);
    }

    /* The step that comes before this one in the outline, "" for the first. */
    before(step) {
      const all = [...this.element.querySelectorAll("[data-step]")];
      return all[all.indexOf(step) - 1]?.dataset.step || "";
    }
  }

  class Late extends window.StimulusModule.Controller {
    static values = { url: String };

    /* When the page is there and the browser has nothing else to do: working it out takes the server a second. */
    connect() { (window.requestIdleCallback || window.setTimeout)(() => this.bring()); }

    async bring() {
      const response = await fetch(this.urlValue);
      if (!response.ok) return;
      const drawn = new DOMParser().parseFromString(await response.text(), "text/html");
      this.element.replaceChildren(...drawn.body.childNodes);
      this.element.removeAttribute("aria-busy");
    }
  }

  /* A block that is no stream, alone on a page: Wagtail's own controller expects a stream. */
  class Block extends window.StimulusModule.Controller {
    static values = { data: Object, arguments: Array };

    connect() {
      if (this.element.children.length) return;
      const place = document.createElement("div");
      this.element.append(place);
      window.telepath.unpack(this.dataValue).render(place, this.element.id, ...this.argumentsValue);
    }
  }

  /* Opens and shows the block an address names ("#block-…-section"): Wagtail looks for it before streams are drawn. */
  const unfold = () => {
    const place = window.location.hash.startsWith("#block-") && document.getElementById(window.location.hash.slice(1));
    if (!place) return;
    for (let panel = place; panel; panel = panel.parentElement.closest("[data-panel]")) {
      panel.querySelector(':scope > .w-panel__header [data-panel-toggle][aria-expanded="false"]')?.click();
    }
    window.setTimeout(() => place.scrollIntoView({ block: "start" }), 300);
    place.querySelector("[data-panel-toggle]")?.focus({ preventScroll: true });
  };
  window.addEventListener("load", () => window.setTimeout(unfold, 0));
  window.addEventListener("hashchange", unfold);

  window.wagtail?.app?.register("forms-block", Block);
  window.wagtail?.app?.register("forms-outline", Outline);
  window.wagtail?.app?.register("forms-late", Late);
})();
