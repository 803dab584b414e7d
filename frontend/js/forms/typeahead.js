/* A long list of options that is searched by typing. Loaded only where there is one; its words stand on the select. */
import accessibleAutocomplete from "accessible-autocomplete";

export function enhance(select) {
  const { none = "", hint = "" } = select.dataset;
  const found = (option, text) =>
    option.value && !option.hidden && (option.text.toLowerCase().includes(text) || option.matches(".app-chosen__new"));
  // The library tells nobody that the select changes, and on leaving the box chooses what stands first or keeps what
  // was chosen before: what is chosen is what stands in the box, nothing when that is no option.
  const choose = (text) => {
    const wanted = text.trim().toLowerCase();
    const option = Array.from(select.options).find((one) => one.value && one.text.trim().toLowerCase() === wanted);
    if ((option?.value ?? "") === select.value) return;
    select.value = option?.value ?? "";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const ident = select.id;
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    autoselect: false, // with it comes a second box without a label
    confirmOnBlur: false,
    onConfirm: (text) => text && choose(text),
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
  const box = document.getElementById(ident);
  box.addEventListener("blur", () => choose(box.value));
}
