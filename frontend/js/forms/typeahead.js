/* A long list of options that is searched by typing. Loaded only where there is one; its words stand on the select. */
import accessibleAutocomplete from "accessible-autocomplete";

export function enhance(select) {
  const { none = "", hint = "" } = select.dataset;
  const found = (option, text) =>
    option.value && !option.hidden && (option.text.toLowerCase().includes(text) || option.matches(".app-chosen__new"));
  const box = () => document.getElementById(select.id.replace(/-select$/, ""));
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    // The library tells nobody when the select changes, and keeps what was chosen when the box has been emptied.
    onConfirm: (text) => {
      const option = Array.from(select.options).find((one) => one.value && one.text === text);
      const value = option?.value ?? (box().value.trim() ? select.value : "");
      if (value === select.value) return;
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    defaultValue: select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "",
    showAllValues: true,
    // "Somebody else" stays in the list whatever is typed: who is not in it is found by nobody.
    source: (query, show) => {
      const chosen = select.selectedOptions[0]?.text === query;
      const text = chosen ? "" : query.trim().toLowerCase();
      show(Array.from(select.options).filter((option) => found(option, text)).map((option) => option.text));
    },
    dropdownArrow: () => "",
    tNoResults: () => none,
    tStatusNoResults: () => none,
    tStatusQueryTooShort: () => "",
    tStatusResults: (length, option) => (length ? `${length}: ${option}` : none),
    tStatusSelectedOption: (option) => option,
    tAssistiveHint: () => hint
  });
}
