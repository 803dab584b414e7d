/* A long list of options that is searched by typing. Loaded only where there is one; its words stand on the select. */
import accessibleAutocomplete from "accessible-autocomplete";

export function enhance(select) {
  const { none = "", hint = "" } = select.dataset;
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "",
    showAllValues: true,
    dropdownArrow: () => "",
    tNoResults: () => none,
    tStatusNoResults: () => none,
    tStatusQueryTooShort: () => "",
    tStatusResults: (length, option) => (length ? `${length}: ${option}` : none),
    tStatusSelectedOption: (option) => option,
    tAssistiveHint: () => hint
  });
}
