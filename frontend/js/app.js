/* Comfort only: every page does its work without this file. */
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  createAll
} from "govuk-frontend";

// A page out of the back-forward cache may belong to somebody who has signed out: ask the server anew.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});

// The component's own way adds the exit to the history, so that Back would show the page that was left.
ExitThisPage.prototype.exitPage = function exitPage() {
  document.dispatchEvent(new Event("app:exit")); // who reads aloud or records stops now, not when the next page comes
  this.$updateSpan.textContent = "";
  document.body.classList.add("govuk-exit-this-page-hide-content");
  this.$overlay = document.createElement("div");
  this.$overlay.className = "govuk-exit-this-page-overlay";
  this.$overlay.setAttribute("role", "alert");
  document.body.appendChild(this.$overlay);
  this.$overlay.textContent = this.i18n.t("activated");
  window.location.replace(this.$button.href);
};

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink
]) {
  createAll(component);
}

// A form that came back to its place in a long page: the summary is out of sight, and going to the place took the focus.
const wrong = document.querySelector(".govuk-error-summary") && document.querySelector('main [class*="--error"]:is(input, select, textarea)');
if (wrong && window.location.hash) window.addEventListener("load", () => setTimeout(() => wrong.focus()));

const timeout = document.querySelector("dialog[data-left]");
if (timeout) import("./timeout.js").then(({ Timeout }) => new Timeout(timeout));

const copy = document.querySelector("button[data-copies]");
if (copy && navigator.clipboard) import("./share.js").then(({ share }) => share(copy));

// Its hidden comma stands in the name of the button and not in what is seen: who speaks what they see was not heard.
for (const button of document.querySelectorAll(".govuk-file-upload-button")) {
  button.querySelector('[id$="-comma"]').remove();
  const names = button.getAttribute("aria-labelledby").split(" ");
  button.setAttribute("aria-labelledby", names.filter((name) => !name.endsWith("-comma")).join(" "));
}
