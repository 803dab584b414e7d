/* A question in the editor: its folded settings are drawn when somebody opens them. A step of twenty questions has two
   hundred of them, and drawing those takes longer than the whole page needs otherwise. Until then hidden fields of the
   same names stand in their places, so that saving sends exactly what it would send if everything were drawn. */
(() => {
  const { StructBlock, StructBlockDefinition } = window.wagtailStreamField.blocks;

  /* What the hidden field of a setting holds: text as it is, the one chosen of a list, "on" for a tick. */
  const sent = (state) => {
    if (Array.isArray(state)) return state[0] ?? "";
    return state === true ? "on" : state ?? "";
  };

  /* A setting that is not drawn yet. Knows what Wagtail asks of any block. */
  class Undrawn {
    constructor(container, name) {
      this.name = name;
      this.element = document.createElement("div");
      container.append(this.element);
    }

    setState(state) {
      this.state = state;
      if (state === false) {
        this.element.replaceChildren(); // a box that is not ticked sends nothing
        return;
      }
      const value = `${sent(state)}`;
      const field = document.createElement(/[\r\n]/.test(value) ? "textarea" : "input");
      if (field.tagName === "INPUT") field.type = "hidden"; else field.hidden = true;
      field.name = this.name;
      field.value = value;
      this.element.replaceChildren(field);
    }

    getState() { return this.state; }

    getValue() { return Array.isArray(this.state) ? sent(this.state) : this.state; }
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
      settings.toggle = (shown) => { this.drawSettings(); toggle(shown); };
      if (error?.blockErrors || commented(this.container[0])) this.drawSettings();
    }

    undrawn() { return Object.entries(this.childBlocks).filter(([, block]) => block instanceof Undrawn); }

    renderChildBlockDef(name, container, hasTemplate) {
      if (hasTemplate || this.childBlocks[name] || !this.blockDef.meta.later.includes(name)) {
        return super.renderChildBlockDef(name, container, hasTemplate);
      }
      this.childBlocks[name] = new Undrawn(container[0], `${this.prefix}-${name}`);
      return this.childBlocks[name];
    }

    /* Each in its place, with what it holds now. */
    drawSettings() {
      for (const [name, { element, state }] of this.undrawn()) {
        element.replaceChildren();
        const drawn = super.renderChildBlockDef(name, window.jQuery(element));
        if (state !== undefined) drawn.setState(state);
        element.replaceWith(...element.childNodes);
      }
    }

    setError(error) {
      if (error?.blockErrors) this.drawSettings();
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
