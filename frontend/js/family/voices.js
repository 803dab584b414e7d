/* Which of the device's voices may read a text. Only a voice that lives on the device: others send the text away. And
   only one of the text's own language: an English voice reading Urdu is noise. */

const primary = (language) => String(language).toLowerCase().split(/[-_]/)[0];

/** The voice for a language among `voices` (as speechSynthesis.getVoices gives them); null where there is none. The
    device's own choice first. */
export function voiceFor(voices, language) {
  const wanted = primary(language);
  const fitting = wanted ? voices.filter((one) => one.localService === true && primary(one.lang) === wanted) : [];
  return fitting.find((one) => one.default) ?? fitting[0] ?? null;
}

/** What of these passages ({language}) is read aloud in a text of language `main`: nothing without a voice for `main`,
    and of the others those that have a voice of their own. Each comes back with its `voice`. */
export function readable(passages, voices, main) {
  if (!voiceFor(voices, main)) return [];
  return passages
    .map((one) => ({ ...one, voice: voiceFor(voices, one.language) }))
    .filter((one) => one.voice !== null);
}
