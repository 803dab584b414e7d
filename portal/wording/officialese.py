"""English words of offices and what people say instead. The glossary of policy staff comes before these."""

from portal.procedures.reading_templates import HardWord

_INSTEAD = {
    "in order to": "to",
    "prior to": "before",
    "subsequent to": "after",
    "with regard to, with regards to, in relation to, regarding, in respect of": "about",
    "in the event that, in the event of": "if",
    "on a regular basis": "often, or say how often",
    "on a daily basis": "every day",
    "on a weekly basis": "every week",
    "at the present time, at this moment in time": "now",
    "due to the fact that": "because",
    "a number of": "some, or say how many",
    "adhere to, adheres to, adhering to": "keep to",
    "ascertain, ascertains, ascertained": "find out",
    "attend, attends, attended, attending, attendance": "go to, come to",
    "commence, commences, commenced, commencement": "start",
    "terminate, terminates, terminated": "end, stop",
    "demonstrate, demonstrates, demonstrated": "show",
    "endeavour, endeavours, endeavoured": "try",
    "ensure, ensures, ensured, ensuring": "make sure",
    "facilitate, facilitates, facilitated": "help, make possible",
    "implement, implements, implemented, implementation": "do, carry out",
    "inform, informs, informed": "tell",
    "monitor, monitors, monitored, monitoring": "check, watch",
    "obtain, obtains, obtained": "get",
    "provide, provides, provided, providing, provision": "give",
    "require, requires, required": "need, must",
    "reside, resides, resided, residing": "live",
    "utilise, utilises, utilised, utilize": "use",
    "liaise, liaises, liaised, liaising": "talk to",
    "undertake, undertakes, undertook, undertaken": "do",
    "appropriate, appropriately": "right, or say what you mean",
    "sufficient, sufficiently": "enough",
    "additional, additionally": "more, also",
    "consistent, consistently": "every time, the same each day",
    "engage, engages, engaged, engaging, engagement": "talk to, work with",
    "address concerns, address the concerns": "put right what people worry about",
    "significant harm": "being badly hurt",
    "parenting capacity": "how you look after your child",
    "risk factors": "what makes it more likely that somebody is hurt",
    "protective factors": "what keeps your child safe",
    "disclosed, disclosure, disclose": "told somebody",
    "non-compliance, noncompliance": "not doing what was agreed",
    "household": "home, the people at home",
    "siblings, sibling": "brothers and sisters",
    "multi-agency": "from more than one service",
    "wellbeing, well-being": "how well and happy somebody is",
}

ENGLISH = tuple(
    HardWord(forms[0], tuple(forms[1:]), "", instead)
    for forms, instead in ((words.split(", "), instead) for words, instead in _INSTEAD.items())
)
