"""What stands in an article's file but is not the authors' text: the publisher's and the web page's."""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = rf"(?:\d{{1,2}}\s{_MONTH}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d|{_MONTH}\s\d|(?:19|20)\d\d\b)"
_AUTHORSHIP = r"share[ds]?\s(?:the\s)?(?:first|last|senior)\sauthor"
_KINDS = {
    "correspondence": (
        r"(?:(?:please\s)?address\s(?:all\s)?)?correspond(?:ence|ing\sauthors?)\b\s?(?:[*_]{0,2}[:(]|\.\s(?=[A-Z])|\Z|to:|at:|.{0,300}@)"
        r"|contact\s[A-Z].{3,120}@|(?:e-?mail(?:\saddress(?:es)?)?|tel(?:ephone)?|fax|phone|orcid)\b\s?[:+(]|(?:academic\s|handling\s|section\s)?editors?\s?:"
        r"|(?:edited|reviewed)\sby\s?:|from\sthe\s.{10,1500}\breprint\srequests\b"
    ),
    "contributions": (
        r"(?:(?:these|the|both|all)\s)?(?:(?:first|two|three)\s)?(?:authors?\s)?(?:have\s)?"
        rf"(?:.{{4,120}}\scontributed\sequally\sto\sthis|full\slist\sof\sauthor\sinformation\sis|equal(?:ly)?\scontribut|contributed\sequally|{_AUTHORSHIP})"
    ),
    "peer review": (
        r"(?:[spl]-(?:editor|reviewer)s?|country(?:/territory)?\sof\sorigin|specialty\stype|manuscript\ssource"
        r"|(?:provenance\sand\s)?peer[\s-]review(?:\smodel|\sstarted)?|first\sdecision|article\sin\spress"
        r"|orcid\snumber|open-access)\s?:\s"
        r"|peer-review\sreport['’]s\sscientific\b|grade\s[a-e]\s\([\w\s]{3,20}\):[\s0a-e,]{0,20}\Z"
    ),
    "dates": (
        r"(?:received|accepted|revised|(?:first\s|originally\s)?published(?:\sonline)?|available\sonline|submitted)"
        rf"\b[\s:]{{1,3}}(?:on\s|in\srevised\sform\s)?{_DAY}.{{0,200}}\Z|{_MONTH}\s(?:19|20)\d\d\s\d{{1,5}}\Z"
    ),
    "citation": (
        r"(?:(?:to|how\sto|please)\s)?cite\sthis\b|how\sto\scite\b|citation\s?:"
        r"|cochrane\ssystematic\sreview\s?[-–].{0,200}\Z|(?:doi|pmid|pmcid|issn|sha|licen[cs]e)\s?:\s?.{0,120}\Z|doi\s10\.\S+\Z"
    ),
    "rights": (
        r"(?:\d{4}-\d{3}[\dx]/?\s?)?©|\d{4}-\d{3}[\dx]/(?:\d\d|\$).{0,20}\$.{1,120}\Z|copyright\s?(?:[:©(]|(?:19|20)\d\d|\Z)|\(c\)\s(?:19|20)\d\d|creative\scommons\b|open[\s-]access\Z"
        r"|no\suse,\sdistribution\sor\sreproduction\sis\spermitted|this\sjournal\sis\s©|this\s(?:work|article)\sis\s(?:published\sand\s)?(?:licensed|distributed|an\sopen)"
        r"|this\sis\san\sopen[\s-]access|open\saccess\sthis\sarticle\sis\slicensed|publisher['’]s\snote\b|disclaimer\s?:"
    ),
    "web page": (
        r"preprints\s\(earlier\sversions\)\sof\sthis\spaper\b.{0,300}\Z|\[?downloaded\s(?:free\s)?(?:from|by|on)\b.{0,120}\Z|(?:views|downloads|share|print|export)\s?:?\s?[\d,]{1,9}\Z"
        r"|<?(?:https?://|www\.)\S{1,300}\Z|(?:[\w-]{2,40}\.){1,4}[a-z]{2,5}/\S{2,100}\Z|access\sprovided\sby\b.{0,80}\Z|issue\ssection:.{0,80}\Z"
        r"|sec\.\s[A-Z].{2,60}\Z|view\sall(?:\s\d{1,4})?\sarticles\Z|(?:download\sarticle|export\scitation|article\smetrics|total\sviews)\Z"
        r"|this\sarticle\sis\spart\sof\sthe\b.{0,100}"
        r"|an\sexternal\sfile\sthat\sholds\sa\spicture\b.{0,100}\Z|object\sname\sis\s\S{3,80}\Z"
        r"|first\spublished\sas\sa\sreview\sin\sadvance\son\b.{0,40}\Z|the\sannual\sreview\sof\s.{3,60}\sis\sonline\sat\b.{0,60}\Z"
        r"|[\d.,]{1,7}k?\s(?:accesses|citations?|altmetric|shares|views|downloads)\Z"
        r"|(?:skip\sto\s(?:the\s)?(?:main\s)?(?:content|navigation|article|search|text)\s?){1,3}\b.{0,20}\Z"
        r"|(?:full[\s-]size\s(?:image|table)|(?:view|open|download)\s(?:full[\s-]size\s)?(?:image|figure|table)"
        r"|article\shistory|open\sin\s(?:a\s)?(?:new\stab|separate\swindow|viewer|figure\sviewer)|source\sdata|expand\sall|view\spopup(?:\s?view\sinline)?|open\sin\sviewer|expand\sfor\smore|figure|thumbnail|scimago\sinstitutions\srankings|orcid|view\sall\sarticles\sby\sthis\sauthor|back\sto\stop|return\sto\stext"
        r"|download\s(?:references|citation|pdf)|rights\sand\spermissions|reprints\sand\spermissions"
        r"|about\sthis\sarticle|show\smore|cite\sthis)\Z"
        r"|(?:an\sofficial\swebsite\sof\sthe\sunited\sstates\sgovernment|here['’]s\show\syou\sknow"
        r"|(?:official\swebsites\suse|secure)\s\.gov\b.{0,200}|search\s(?:in\s)?(?:pmc|pubmed)\b.{0,60}"
        r"|as\sa\slibrary,\snlm\sprovides\saccess\b.{0,300}|learn\smore:?\spmc\sdisclaimer.{0,60}|add\sto\ssearch"
        r"|view\sin\snlm\scatalog.{0,40}|author\sinformation\sarticle\snotes.{0,60}|pmc\scopyright\snotice"
        r"|articles\sfrom\s.{1,80}\sare\sprovided\shere\scourtesy\sof\s.{1,80}|sciencedirect"
        r"|(?:(?:download|open\sin|view)?\s?(?:figure|slide|powerpoint|new\stab|ppt|larger\simage|original\simage|png|tiff)"
        r"[\s|·]{0,3}){2,8}|add\sto\smendeley|show\scitation|explore\sjournals|get\spublished|metrics\s?details"
        r"|author\slinks\sopen\soverlay\spanel|recommended\sarticles|get\srights\sand\scontent"
        r"|(?:previous|next)\sarticle\sin\sissue"
        r"|download:|ppt|png|tiff|(?:ppt)?powerpoint\sslide.{0,40}|(?:png\s?)?larger\simage.{0,12}|(?:tiff\s?)?original\simage.{0,12}"
        r"|authors\sof\sthis\sarticle:?|cited\sby\s\(\d{1,5}\)|figure\sviewer|(?:show|hide)\sfull\scaption|go\sto:?|click\sto\scopy\s.{0,60}|high\sresolution\simage|download\sms\spowerpoint\sslide|view\slarger|abstract\simage|\(?see\sfigure\son\s(?:next|previous)\spage\.?\)?|details\sare\sin\sthe\scaption\sfollowing.{0,20}|description\sunavailable|\(?click\son\s(?:the\s)?image\sto\s(?:enlarge|view).{0,20}|logo\sof\s.{1,60}|view\spdf|download\sfull\sissue|download:\sdownload\s.{1,60})\Z"
        r"|(?:download\scsv\s?display\stable|view\sall\sjournals|register\sand\saccess\sthis\sarticle\sfor\sfree|article\susage"
        r"|share\sthis\sarticle|ama\scme\saccreditation\sinformation|(?:open|download)\sasset|====\s(?:front|body|refs))\Z"
        r"|report\sissue(?:\sfor\spreceding\selement)?\Z|[A-Z]{2,4}X{2,3}10\.\d{4}/.{5,200}\Z|article\sreuse\sguidelines\b.{0,300}\Z"
        r"|(?:research|review|case)-(?:article|report)\d{0,4}\Z|html\sconversions\ssometimes\sdisplay\serrors.{0,300}\Z"
        r"|failed:\s\S{2,30}\Z|authors:\sachieve\sthe\sbest\shtml\sresults\b.{0,120}\Z"
        r"|generated\sby\s{1,3}l\s?a\s?t\s?e\s?xml.{0,20}\Z|instructions\sfor\sreporting\serrors\Z"
        r"|(?:you\sare\sfree\sto\sshare\s\(copy|this\ssummary\shighlights\sonly\ssome\sof\sthe\skey\sfeatures"
        r"|(?:attribution|creative\scommons|non-?commercial|no-?derivatives)\s\(\w\w\):|article\sviews\sare\sthe\scounter-compliant"
        r"|citations\sare\sthe\snumber\sof\sother\sarticles)\b"
        r"|(?:license\ssummary\*?|view\sfull\slicense|\*disclaimer|learn\sabout\sthese\smetrics|publication\shistory|jump\sto"
        r"|what\sare\ssubjects|published\sin\sissue\s.{4,30})\Z"
        r"|(?:privacy\spolicy|terms\sof\suse|cookie\spolicy|advertisement|sign\sup|log\sin)\b.{0,60}\Z"
    ),
    "advertisement": (
        r"send\sorders\sfor\sreprints\b.{0,80}\Z|open\saccess\sto\sscientific\sand\smedical\sresearch\Z"
        r"|(?:publish|submit)\syour\b.{0,60}(?:work|manuscript|journal|research|paper)"
        r"|contents\slists\savailable\sat\b|journal\shomepage\b|a\s?r\s?t\s?i\s?c\s?l\s?e\s{1,3}i\s?n\s?f\s?o\Z"
        r"|(?:[A-Z][\w\s&,-]{4,80}\s)?dove\s?press\Z|this\sarticle\swas\spublished\sin\sthe\sfollowing\b.{0,60}\Z|taylor\s&\sfrancis(?:\sgroup)?\Z"
    ),
}
_OPENS = re.compile(
    rf"[*†‡§¶#✉🖂_\s\d⁰¹²³⁴-⁹]{{0,6}}(?:{'|'.join(_KINDS.values())})", re.IGNORECASE | re.DOTALL
)
_HOLDS = re.compile(
    r"is\san?\s(?:[\w-]{1,20},?\s){0,4}peer[\s-]reviewed(?:,?\s[\w-]{1,20}){0,3}\sjournal"
    r"|journal\sis\s(?:also\s)?(?:indexed|abstracted)\b|manuscript\smanagement\ssystem"
    r"|submit\syour\s(?:next\s)?manuscript|author\stestimonials|all\srights\sreserved",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"[\[(|]?(?:(?:full(?:[\s-]text)?\s)?article|cas|ads|pubmed(?:\scentral)?|pmc(?:\sfree\sarticle)?|google\sscholar"
    r"|cross\s?ref|mathscinet|web\sof\sscience|scopus(?:\s\(\d{1,6}\))?|medline|full\stext(?:\spdf)?"
    r"|view(?:\s(?:in\sarticle|article|pdf|(?:record\s)?in\sscopus|at\spublisher))?"
    r"|abstract(?:/free\sfull\stext)?|chemport|pubmed\sabstract|publisher\sfull\stext|free\sfull\stext"
    r"|comments?|download\sreferences|openurl(?:\splaceholder\stext)?|search\sads|worldcat|google\spreview|copac|publisher\ssite|pubmed/ncbi|view\sat:?"
    r"|open\sin\sa\snew\swindow|isi|go\sto\sreference|[\s|·•,;®\[\]()]){1,24}",
    re.IGNORECASE,
)
"""Links of a web page's reference list."""
_PAGE_WORD = re.compile(
    r"(?:next|previous)\sarticle\sin\s(?:journal|special\sissue)|order\sarticle\sreprints|settings|article\smenu|academic\seditors?"
    r"|submit\sto\sthis\sjournal.{0,80}|subscribe\sscifeed|related\sinfo\slinks|more\sby\sauthors\slinks|article\sviews\s\d{1,9}"
    r"|citations\s\d{1,6}|volume\s\d{1,4}|issue\s\d{1,3}|recommended\sarticles|pubmed/medline|google\sscholar"
    r"|download\skeyboard_arrow_down|browse\sfigures|versions\snotes|review\sreports|views|downloads|share|print|export|search|advertisement|outline|article|authors|comments|responses|metrics"
    r"|cite|about|media\scoverage|related\scontent|peer\sreview"
    r"|menu|cart|log\sin(?:\s*\|\s*register)?|register|advanced\ssearch|view\sall\sjournals|explore\scontent"
    r"|about\sthe\sjournal|publish\swith\sus|sign\sup\sfor\salerts|rss\sfeed|find\sa\sjournal|track\syour\sresearch"
    r"|aims\sand\sscope|submit\s(?:manuscript|an\sarticle)|journal\shomepage|submission\sguidelines"
    r"|intended\sfor\shealthcare\sprofessionals|search\sthis\sjournal|browse\sby\sdiscipline|explore\sall\smetrics"
    r"|(?:the\s)?full\sarticle|figures\s&\sdata|citations|licensing|reprints\s&\spermissions|in\sthis\sarticle"
    r"|download\s(?:pdf|citation)|view\spdf(?:\s?view\sepub)?|orcid\sicon|cross\s?mark\s?logo|altmetric|contents|more"
    r"|crossref\scitations\sto\sdate|pdf(?:\s/\sepub)?|information\s&\sauthors|metrics\s&\scitations|check\saccess|access|metrics\s\\?&\smore|article\srecommendations"
    r"|media|tables|references|authors\sinfo\s&\saffiliations|(?:previous|next)\sarticle|[\d,.]{1,9}k?"
    r"|metrics\s?details|home(?:\s{2,}\S.{0,200})?|(?:nature|science)(?:\s[a-z\s]{3,60})?|review\sarticles"
    r"|journals|publish(?:ing)?\s(?:with\sus|partnerships)|about\sus|blog|submit|journal\s(?:overview|information)|for\s(?:reviewers|editors)"
    r"|table\sof\scontents|special\sissues|pdf|sections|figures|become\sa\smember|volunteer|donate|browse|resources|alerts"
    r"|current\sissue|sign\sin\s?register|information|metrics\s&\scitations|view\soptions|related\sarticles"
    r"|subscribe|login|our\scompany|edition:.{0,40}|toggle\snavigation|.{2,20}\slogo|site\smap|search\s(?:responses|blogs)|research"
    r"|education|news\s&\sviews|campaigns|jobs|archive|for\sauthors|hosted|return\sto\stext|author\saffiliations"
    r"|sign\sin\sthrough\syour\sinstitution|navbar\ssearch\sfilter|enter\ssearch\sterm|search\smenu|issue\scover|close|books"
    r"|article\scontents|author\snotes|comments\s\(\d{1,3}\)|<\sprevious|next\s>|split\sview|permissions(?:\sicon)?|share\sicon"
    r"|(?=.{0,80}\bjava\s?script\b).{0,60}\b(?:requires?|disabled|enable|turned\soff|supports?)\b.{0,300}"
    r"|skip\snav\sdestination|get\spermission|full\s?text|print\sview|cite\sthis\s(?:page|article)|details|tools"
    r"|skip\snavigation\slinks.{0,40}|articles\s&\sissues|previous\sissues|published\sahead-of-print|collections|editorial\sboard"
    r"|(?:submit\sa|information\sfor)\s(?:manuscript|authors)|language\sediting\sservices|author\spermissions|journal\sinfo"
    r"|export\sto\s(?:ris|endnote)|image\sgallery|article\slevel\smetrics|epub|copy|favorites|email|facebook|linkedin|twitter"
    r"|recently\sviewed.{0,20}|access\sthrough\sinstitution|search\stext,.{0,40}|open\spdf|article\sviews|ris|bluesky"
    r"|why\shtml\?|report\sissue|back\sto\sabstract|report\sissue\sfor\spreceding\selement|license:\scc\sby.{0,20}"
    r"|reader\scomments|\(button\).{0,30}|#alternate|multimedia|cme\squiz\sat.{0,30}|supplemental\scontent"
    r"|(?:instructions|information)\sfor\sauthors|submit\snew\smanuscript|author\sinformation|saved\ssearches|recent\shistory|bookshelf|search\sterm|browse\stitles"
    r"|elsevier(?:\slogo)?|journals\s&\sbooks|help|my\saccount|sign\sin|search\ssciencedirect|purchase\spdf|download\sfull\sissue"
    r"|access\sthrough\syour\s(?:institution|organization)|article\spreview|section\ssnippets|show\sfull\soutline|extras\s\(\d{1,3}\)"
    r"|[A-Z]{2,8}(?:-[A-Z0-9]{1,6}){1,4}-\d{3,6}|(?:[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,2}/){1,3}[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,3}"
    r"|thank\syou\sfor\svisiting\b.{0,400}|you\shave\sfull\saccess\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
)
"""What a web page has above an article; further down it may be a heading."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,}", re.IGNORECASE)
_LONGEST = 1500
_LONGEST_FOOT = 90
"""Characters of a line at a page's foot that holds the journal's address."""
_MOST_FOOT_WORDS = 8
_LONGEST_NAVIGATION = 20
_COMMENTS = re.compile(
    r"\d{1,4}\scomments?\s(?:for|on|to)\sthis\s(?:article|paper)"
    r"|reviewer\s(?:response|report)s?\sfor\sversion\s\d{1,2}\Z|decision\sletter\Z",
    re.IGNORECASE,
)


_PAGE_END = re.compile(
    r"(?:copyright\s)?(?:©|\(c\))\s?(?:copyright\s)?(?:19|20)\d\d\b|email\sto\s(?:a\s)?colleague\Z|most\s(?:popular|read|cited)\Z"
    r"|readers\sof\sthis\sarticle\salso|articles\sfrom\s.{1,80}\sare\sprovided\shere|citations\s&\simpact\Z"
    r"|similar\sarticles\Z|cited\sby\s\(\d{1,5}\)\Z|recommended\sarticles\Z|associated\sdata\Z|contact\sus\b|support\scenter|bookshelf\sid:|citing\sarticles\svia\Z|author\scontact\Z|number\sof\stimes\scited\b|volume\s?\d{1,4},\s?issue\s?\d{1,3}\Z|citing\sliterature\Z",
    re.IGNORECASE,
)


def heads_comments(text: str) -> bool:
    """Whether a line stands above what readers or reviewers have written on a journal's page."""
    return _COMMENTS.match(text) is not None


def ends_page(text: str) -> bool:
    """Whether behind the list a line begins what a web page has below its article."""
    return _PAGE_END.match(text) is not None


def is_publishers(text: str) -> bool:
    """Whether a block is the publisher's, not the authors': correspondence, dates, licence, advertisement."""
    if len(text) > _LONGEST:
        return False
    return bool(_OPENS.match(text) or _HOLDS.search(text)) or is_foot(text)


def is_foot(text: str) -> bool:
    """Whether a short line holds an address and ends without a stop, as at a page's foot."""
    if len(text) > _LONGEST_FOOT or text.endswith((".", ")")) or len(text.split()) > _MOST_FOOT_WORDS:
        return False
    return bool(_ADDRESS.search(text))


def is_address(text: str) -> bool:
    """Whether a paragraph tells where the authors work and whom to write to: *From the Department of …*."""
    return text.startswith("From the ") and is_publishers(text)


def is_buttons(text: str) -> bool:
    """Whether a line holds nothing but what a web page shows below an entry: *Article CAS Google Scholar*."""
    return len(text) <= _LONGEST and _BUTTONS.fullmatch(text) is not None


def is_page_word(text: str) -> bool:
    """Whether a line, above an article's body, is one of the words that a web page has there."""
    return _PAGE_WORD.fullmatch(text) is not None


def is_navigation(text: str) -> bool:
    """Whether a line is a web page's navigation: signs without a letter or digit that rule no table."""
    is_bare = len(text) <= _LONGEST_NAVIGATION and not any(c.isalnum() for c in text)
    return is_bare and "\t" not in text and "--" not in text
