"""The lists that a place begins with, until its policy staff write their own: English, and Welsh behind a bar."""

# What a core group goes through at its first meeting (R-002-09).
FIRST_AGENDA = """\
What this group is for, and how it works | Beth yw diben y grŵp hwn, a sut mae'n gweithio
What the conference decided, and why | Beth a benderfynodd y gynhadledd, a pham
What the child says, and how the child takes part | Beth mae'r plentyn yn ei ddweud, a sut mae'n cymryd rhan
What each parent says, and what would help them to take part | Beth mae pob rhiant yn ei ddweud, a beth fyddai'n eu helpu i gymryd rhan
From outline to detailed plan: what has to change, by when, how we will know | O gynllun amlinellol i gynllun manwl: beth sy'n gorfod newid, erbyn pryd, sut y byddwn yn gwybod
Who does what, and what follows if it is not done | Pwy sy'n gwneud beth, a beth sy'n dilyn os na chaiff ei wneud
How often the child is seen, by whom, and alone | Pa mor aml y gwelir y plentyn, gan bwy, ac ar ei ben ei hun
How we tell each other of news and worries between meetings | Sut rydym yn rhannu newyddion a phryderon â'n gilydd rhwng cyfarfodydd
The day of the next meeting, and who takes the chair | Dyddiad y cyfarfod nesaf, a phwy sy'n cadeirio"""  # noqa: E501
# What is done before, at and after every later one (R-002-12).
BEFORE_A_MEETING = """\
The child was asked for their views, and how they want to be heard | Gofynnwyd i'r plentyn am ei farn, a sut mae am gael ei glywed
The parents were asked for theirs, and have the help they need to come | Gofynnwyd i'r rhieni am eu barn hwy, ac mae ganddynt y cymorth i ddod
Everybody has the plan as it stands and the record of the last meeting | Mae gan bawb y cynllun fel y mae a chofnod y cyfarfod diwethaf
Whoever cannot come has sent a report | Mae pwy bynnag na all ddod wedi anfon adroddiad"""  # noqa: E501
AT_A_MEETING = """\
We went through each action: done, not done, and why | Aethom drwy bob cam gweithredu: wedi'i wneud, heb ei wneud, a pham
We said what is better for the child, and what is worse | Dywedwyd beth sy'n well i'r plentyn, a beth sy'n waeth
We said when the child was last seen, and when alone | Dywedwyd pryd y gwelwyd y plentyn ddiwethaf, a phryd ar ei ben ei hun
We asked about new worries and changes at home | Gofynnwyd am bryderon newydd a newidiadau gartref
We asked whether the review has to be sooner | Gofynnwyd a oes angen cynnal yr adolygiad yn gynt
We agreed the day of the next meeting | Cytunwyd ar ddyddiad y cyfarfod nesaf"""  # noqa: E501
AFTER_A_MEETING = """\
The plan was brought up to date | Diweddarwyd y cynllun
Whoever was not there was told what was agreed | Rhoddwyd gwybod i bwy bynnag nad oedd yno beth a gytunwyd
What cannot wait for the next meeting has somebody who does it | Mae gan yr hyn na all aros tan y cyfarfod nesaf rywun i'w wneud"""  # noqa: E501
# What plans are for (R-002-03).
AIMS = """\
The child is safe from significant harm, today and from now on | Mae'r plentyn yn ddiogel rhag niwed sylweddol, heddiw ac o hyn ymlaen
The child is well and has what every child needs to grow up | Mae'r plentyn yn iach ac mae ganddo'r hyn sydd ei angen ar bob plentyn i dyfu i fyny
Parents and wider family are helped to keep the child safe themselves, where that is possible | Mae rhieni a'r teulu ehangach yn cael cymorth i gadw'r plentyn yn ddiogel eu hunain, lle bo modd
Everybody knows what has to change, by when, and how it will be seen | Mae pawb yn gwybod beth sy'n gorfod newid, erbyn pryd, a sut y gwelir hynny"""  # noqa: E501
