/* The names of a form's questions, conditions and other parts, for the controls in keys.js.
   What the page was drawn with stands in the JSON block "forms-names"; what has been added or renamed on this page
   since is read from the stream of questions, so that a rule can use it before anything is saved. */
(() => {
  let stored = null;

  const drawn = () => {
    stored ??= JSON.parse(document.getElementById("forms-names")?.textContent || "null");
    return stored;
  };

  const fieldsByName = (root) => {
    const found = new Map();
    for (const field of root.querySelectorAll("input[name], select[name], textarea[name]")) found.set(field.name, field);
    return found;
  };

  const items = (fields, prefix) => {
    const count = Number(fields.get(`${prefix}-count`)?.value || 0);
    const found = [];
    for (let at = 0; at < count; at += 1) {
      const item = `${prefix}-${at}`;
      if (fields.get(`${item}-type`) && !fields.get(`${item}-deleted`)?.value) found.push(item);
    }
    return found.sort((a, b) => Number(fields.get(`${a}-order`)?.value) - Number(fields.get(`${b}-order`)?.value));
  };

  const value = (fields, name) => fields.get(name)?.value || "";

  const questionsIn = (fields, prefix, step, group, lists) => items(fields, prefix).flatMap((item) => {
    const id = value(fields, `${item}-id`);
    const own = items(fields, `${item}-value-options`)
      .map((option) => [value(fields, `${option}-id`), value(fields, `${option}-value`)]);
    const question = {
      id, group, step, prefix: `${item}-value-`,
      label: value(fields, `${item}-value-label`),
      kind: value(fields, `${item}-type`),
      options: lists[value(fields, `${item}-value-option_list`)] || own,
    };
    return [question, ...questionsIn(fields, `${item}-value-questions`, step, id, lists)];
  });

  const endsIn = (fields) => items(fields, "ends")
    .map((item) => [value(fields, `${item}-id`), value(fields, `${item}-value-text`)]);

  /* All names, those of the step on this page as it stands now. `later` is true from the first question behind it. */
  const read = () => {
    const found = drawn();
    if (!found || !document.querySelector('input[name="questions-count"]')) return found;
    const fields = fieldsByName(document.getElementById("w-editor-form") || document);
    const here = found.here || "new";
    const local = questionsIn(fields, "questions", here, "", found.options || {});
    const steps = found.here ? found.steps : [...found.steps, [here, found.words.here]];
    const order = new Map(steps.map(([id], at) => [id, at]));
    const others = found.questions.filter((question) => question.step !== here);
    const before = others.filter((question) => order.get(question.step) < order.get(here));
    const after = others.filter((question) => order.get(question.step) > order.get(here));
    return {
      ...found, steps, ends: [...found.ends, ...endsIn(fields)],
      questions: [...before, ...local, ...after.map((question) => ({ ...question, later: true }))],
    };
  };

  /* Read once for all controls that are drawn together: a step of twenty questions has a hundred of them. */
  let known = null;
  const names = () => {
    if (!known) {
      known = read();
      window.setTimeout(() => { known = null; });
    }
    return known;
  };

  window.formsNames = { names, drawn };
})();
