/* Comfort on the page of a family's plan: its sections can be heard. Nothing of them leaves the device. */
import { Aloud, stage } from "./family/aloud.js";
import { Recorded } from "./family/recorded.js";

const words = document.querySelector("[data-aloud-words]")?.dataset;
if (words) {
  for (const bar of document.querySelectorAll("[data-recorded]")) new Recorded(bar, words);
  if (window.speechSynthesis && window.SpeechSynthesisUtterance) {
    speechSynthesis.cancel(); // what another page of ours may have left
    const holders = Array.from(document.querySelectorAll("[data-aloud]"));
    const own = holders
      .filter((holder) => !holder.closest("section").querySelector("[data-recorded]"))
      .map((holder) => new Aloud(holder, words));
    const offer = () => own.forEach((one) => one.offer());
    offer();
    speechSynthesis.addEventListener?.("voiceschanged", offer); // some devices name their voices later
  }
  // Whoever leaves, looks away or has to be quick leaves no voice behind.
  window.addEventListener("pagehide", () => stage.stop());
  document.addEventListener("app:exit", () => stage.stop());
  document.addEventListener("visibilitychange", () => document.hidden && stage.now?.pause());
  document.addEventListener("keydown", (event) => event.key === "Escape" && stage.stop());
}
