/* Copies the address of the page. Where a browser lets no page write to its clipboard, the address is selected. */
export function share(button) {
  const address = document.getElementById(button.dataset.copies);
  const status = button.closest(".app-share").querySelector("[data-said]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = ""; // or a second time would not be said
    try {
      await navigator.clipboard.writeText(address.value);
      status.textContent = status.dataset.said;
    } catch {
      address.focus();
      address.select();
    }
  });
}
