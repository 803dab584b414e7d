"""Entries of the record as sentences people can read."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# By action, or by action and audience.
SENTENCES: Mapping[str, Promise] = {
    "plan.agreed": _("%(who)s recorded version %(version)s of the plan."),
    "plan.event": _("%(who)s recorded a meeting or another event."),
    "plan.released": _("%(who)s shared version %(version)s with %(whom)s."),
    "plan.withdrawn": _("%(who)s took the plan back from %(whom)s."),
    "plan.withheld": _("%(who)s recorded that the plan is withheld from %(whom)s."),
    "plan.withholding_ended": _("%(who)s ended the withholding of the plan from %(whom)s."),
    "release.refused": _("%(who)s could not share the plan with %(whom)s: something was missing."),
    "withholding.refused": _("%(who)s could not record that the plan is withheld from %(whom)s."),
    "invitation.refused": _("%(who)s could not invite %(whom)s."),
    "reading.printed": _("%(who)s kept their copy of the plan as a PDF."),
    "plan.level_chosen": _("%(who)s decided which page %(whom)s reads."),
    "plan.left_unshared": _("%(who)s decided that %(whom)s does not get the plan for now."),
    "plan.ended": _("%(who)s ended the plan."),
    "plan.end_told": _("%(whom)s was told that the plan has ended."),
    "plan.grants_ended": _("Somebody's time to read the plan was over."),
    "account.frozen": _("%(who)s froze the account of %(whom)s."),
    "account.unfrozen": _("%(who)s opened the account of %(whom)s again."),
    "account.viewed": _("%(who)s looked at the account of %(whom)s."),
    "contacts.viewed": _("%(who)s looked at how %(whom)s can be reached."),
    "advocacy.viewed": _("%(who)s looked at for whom %(whom)s speaks."),
    "reader.viewed": _("%(who)s looked at what %(whom)s reads."),
    "ending.viewed": _("%(who)s looked at ending the plan."),
    "invitation.given": _("%(who)s made an invitation for %(whom)s."),
    "wording.written:family": _("%(who)s wrote words for the family."),
    "wording.written:child": _("%(who)s wrote words for the child."),
    "wording.written:easy": _("%(who)s wrote easy words for the family."),
    "wording.picked": _("%(who)s took a standard sentence."),
    "wording.put_off": _("%(who)s put off the words for the child."),
    "wording.taken_up": _("%(who)s writes the words for the child after all."),
    "wording.drafted": _("%(who)s had a machine draft a translation."),
    "translator.given": _("%(who)s gave words to the translator %(whom)s."),
    "translator.ended": _("%(who)s ended the work of the translator %(whom)s."),
    "translators.viewed": _("%(who)s looked at who translates the plan."),
    "translation.exported": _("%(who)s downloaded words to be translated."),
    "translation.imported": _("%(who)s brought a translated file back."),
    "wording.translated": _("%(who)s translated words."),
    "wording.checked": _("%(who)s checked a translation."),
    "plan.viewed": _("%(who)s looked at the plan."),
    "changes.viewed": _("%(who)s looked at what a version changed."),
    "wording.viewed": _("%(who)s looked at the words for the family or the child."),
    "translation.viewed": _("%(who)s looked at a translation."),
    "preview.viewed": _("%(who)s looked at the plan as %(whom)s sees it."),
    "plan.child_in_group": _("%(who)s decided whether the child is in the %(core_group)s."),
    "child_in_group.viewed": _("%(who)s looked at whether the child is in the %(core_group)s."),
    "meeting.recorded": _("%(who)s recorded a meeting (%(core_group)s)."),
    "meetings.viewed": _("%(who)s looked at the meetings (%(core_group)s)."),
    "visit.recorded": _("%(who)s recorded a visit to the child."),
    "visit.corrected": _("%(who)s corrected what was recorded of a visit."),
    "access.denied": _("%(who)s reported that the child could not be seen."),
    "plan.visit_days": _("%(who)s said how often the plan asks for a visit."),
    "visits.viewed": _("%(who)s looked at the visits to the child."),
    "denied.viewed": _("%(who)s looked at what to do when the child cannot be seen."),
    "plan.acknowledged": _("%(who)s knows what they are to do."),
    "task.opened": _("Something was to be done."),
    "task.closed": _("%(who)s did what was to be done."),
    "report.written": _("%(who)s wrote a report for the next meeting."),
    "reports.viewed": _("%(who)s looked at their reports for the next meeting."),
    "views.reminded": _("%(who)s asked %(whom)s for their views."),
    "recipients.viewed": _("%(who)s looked at who gets the plan."),
    "letter.viewed": _("%(who)s looked at the letter for %(whom)s."),
    "letter.handed": _("%(who)s sent or gave %(whom)s the letter."),
    "release.viewed": _("%(who)s looked at who may read the plan."),
    "withholding.viewed": _("%(who)s looked at withholding the plan from %(whom)s."),
    "reading.viewed": _("%(who)s read their copy of the plan."),
    "answer.given": _("%(who)s said something about the plan."),
    "answer.replied": _("%(who)s replied to what somebody said."),
    "views.begun": _("%(who)s began to answer questions about the plan."),
    "views.changed": _("%(who)s answered questions about the plan."),
    "views.viewed": _("%(who)s looked at their questions about the plan."),
    "plan.explained": _("%(who)s recorded that the plan was explained to %(whom)s."),
    "answer.viewed": _("%(who)s opened the page for an answer."),
    "answers.viewed": _("%(who)s looked at what people said."),
    "own_answers.viewed": _("%(who)s looked at their own answers."),
    "answer_file.viewed": _("%(who)s opened a voice or a picture that somebody sent."),
    "agenda.viewed": _("%(who)s looked at the agenda of the next meeting."),
    "people.viewed": _("%(who)s looked at who has read the plan."),
    "explaining.viewed": _("%(who)s looked at explaining the plan to %(whom)s."),
    "recordings.viewed": _("%(who)s looked at the voices recorded for the plan."),
    "recording.kept": _("%(who)s recorded a part of the plan."),
    "recording.removed": _("%(who)s removed a recording."),
    "recording.heard": _("%(who)s listened to a part of the plan."),
    "looked.viewed": _("%(who)s looked at who has looked at the plan."),
    "reading.fetched": _("%(who)s read their copy of the plan."),
}


def sentence(action: str, who: str, whom: str, detail: Mapping[str, Any], local: Mapping[str, str]) -> str:
    """What happened. `who` and `whom` are names, "" for the system itself and for somebody without a name; `local` are
    the place's terms."""
    words = {
        **local,
        "who": who or gettext("The service"),
        "whom": whom or gettext("somebody"),
        "version": detail.get("version", ""),
        "action": action,
    }
    found = SENTENCES.get(f"{action}:{detail.get('audience', '')}") or SENTENCES.get(action)
    return str(found or gettext("%(who)s did something else (%(action)s).")) % words
