/* A question in the editor: what is folded is drawn when somebody opens it. A step of twenty questions has three hundred
   fields, and drawing those takes longer than the whole page needs otherwise. Until then hidden fields of the same names
   stand in their places, so that saving sends exactly what it would send if everything were drawn. */
(() => {
  const { StructBlock, StructBlockDefinition } = window.wagtailStreamField.blocks;

  /* What the hidden field of a setting holds: text as it is, the one chosen of a list, "on" for a tick. */
  const sent = (state) => {
    if (Array.isArray(state)) return state[0] ?? "";
    return state === true ? "on" : state || "";
  };

  const hidden = (name, value) => {
    const field = document.createElement(/[\r\n]/.test(value) ? "textarea" : "input");
    if (field.tagName === "INPUT") field.type = "hidden"; else field.hidden = true;
    field.name = name;
    field.value = value;
    return field;
  };

  /* A field that is not drawn yet. Knows what Wagtail asks of any block. Its place is a comment: the editor's scripts
     look at every element there is. */
  class Undrawn {
    constructor(container, name) {
      this.name = name;
      this.element = document.createComment(name);
      container.append(this.element);
    }

    setState(state) {
      this.state = state;
      this.field?.remove();
      const value = `${sent(state)}`; // nothing sent is read as nothing: an empty text, a box that is not ticked
      this.field = value ? hidden(this.name, value) : null;
      if (this.field) this.element.after(this.field);
    }

    getState() { return this.state; }

    getValue() { return Array.isArray(this.state) ? sent(this.state) : this.state; }

    give(nodes) {
      this.field?.remove();
      this.element.replaceWith(...nodes);
    }
  }

  /* Where comments stand ("questions.<id>.visible_if"): such a setting is drawn at once, or they would not be seen. */
  let places = null;
  const commented = (block) => {
    places ??= (JSON.parse(document.getElementById("comments-data")?.textContent || "{}").comments || [])
      .map((comment) => comment.contentpath);
    const path = places.length ? window.comments.getContentPath(block) : "";
    return places.some((place) => place.startsWith(`${path}.`));
  };

  class Question extends StructBlock {
    constructor(definition, placeholder, prefix, state, error) {
      super(definition, placeholder, prefix, state, error);
      for (const [name, block] of this.undrawn()) block.setState(state?.[name]);
      const settings = this.layout.settingsButton;
      const toggle = settings.toggle.bind(settings);
      settings.toggle = (shown) => { this.draw(); toggle(shown); };
      const panel = this.container[0].closest("[data-panel]");
      if (!panel || error?.blockErrors || commented(this.container[0])) this.draw();
      else this.drawWhenOpen(panel);
    }

    /* What stands in the panel of the question waits for it to be opened; it is folded once all questions are there. */
    drawWhenOpen(panel) {
      const opened = () => this.draw(this.blockDef.meta.inside);
      panel.addEventListener("wagtail:panel-toggle", (event) => { if (event.detail.expanded) opened(); });
      queueMicrotask(() => { if (!panel.querySelector(".w-panel__content").hidden) opened(); });
    }

    undrawn() { return Object.entries(this.childBlocks).filter(([, block]) => block instanceof Undrawn); }

    renderChildBlockDef(name, container, hasTemplate) {
      const { later, inside } = this.blockDef.meta;
      if (hasTemplate || this.childBlocks[name] || !(later.includes(name) || inside.includes(name))) {
        return super.renderChildBlockDef(name, container, hasTemplate);
      }
      this.childBlocks[name] = new Undrawn(container[0], `${this.prefix}-${name}`);
      return this.childBlocks[name];
    }

    /* These (all, where none are named), each in its place, with what it holds now. */
    draw(names) {
      for (const [name, waiting] of this.undrawn()) {
        if (names && !names.includes(name)) continue;
        const drawn = document.createElement("div");
        waiting.element.before(drawn); // a field finds its form, its labels and its comments by where it stands
        const block = super.renderChildBlockDef(name, window.jQuery(drawn));
        if (waiting.state !== undefined) block.setState(waiting.state);
        waiting.give(drawn.childNodes);
        drawn.remove();
      }
    }

    setError(error) {
      if (error?.blockErrors) this.draw();
      super.setError(error);
    }
  }

  /* Stands in for Wagtail's own definition, so that without this script Wagtail draws everything at once. */
  class Definition extends StructBlockDefinition {
    render(placeholder, prefix, state, error) {
      if (!this.meta.later?.length) return super.render(placeholder, prefix, state, error);
      return new Question(this, placeholder, prefix, state, error);
    }
  }

  window.telepath.register("wagtail.blocks.StructBlock", Definition);
})();
