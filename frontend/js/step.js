/* Comfort on the page of one step: questions come up as they are needed, what is typed is kept, long lists are searched.
   The page does its work without this file. */
import { Autosave } from "./forms/autosave.js";
import { Visibility } from "./forms/visibility.js";

const lists = document.querySelectorAll('select[data-module="app-typeahead"]');
if (lists.length) import("./forms/typeahead.js").then(({ enhance }) => lists.forEach(enhance));

const form = document.querySelector("form[data-step]");
const rules = document.getElementById("app-rules");
const status = document.querySelector("[data-autosave]");
if (form && rules) new Visibility(form, JSON.parse(rules.textContent)).update();
if (form && status) new Autosave(form, status);
