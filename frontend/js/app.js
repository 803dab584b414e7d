/* Comfort only: every page does its work without this file. */
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
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

// The component adds the exit to the history, so that Back would show the page that was left. Put it in its place.
const leave = ExitThisPage.prototype.exitPage;
ExitThisPage.prototype.exitPage = function exitPage() {
  const href = this.$button.href;
  this.$button.href = "#";
  leave.call(this);
  window.location.replace(href);
};

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink
]) {
  createAll(component);
}
