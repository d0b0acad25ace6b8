"""How agreements are told: made, begun, broken, ended, only wished for."""

from __future__ import annotations

import re

BEGINS = re.compile(
    r"\b(?:t(?:akes?|ook|aken) effect|c(?:omes?|ame) into (?:force|effect)|w(?:ent|as) into effect|go(?:es|ne)? into (?:force|effect)|"
    r"went into force|in force|in effect|in place|(?:seem|appear)(?:s|ed)? to hold|beg[aiu]n|begins|start(?:s|ed)?|hold(?:s|ing)|held|halted|took hold|taken hold|takes hold|"
    r"stands|stood|enter(?:s|ed)? into (?:force|effect)|kicks? in|kicked in|be(?:comes?|came) effective|prevail(?:s|ed)|set in|largely observed|"
    r"got under way|came in at)\b"
)
BREAKS = re.compile(
    r"\b(?:violat(?:es|ed|ing)|breach(?:es|ed|ing)|brok(?:e|en)|break(?:s|ing)|flout(?:s|ed|ing)|ignor(?:es|ed|ing)|shatter(?:s|ed|ing))"
    r" (?:the|a|an|its|their|this|that|last|\d\S*)(?: [\w-]+){0,3}$"
)
LONGER = re.compile(r"\b(?:extend|prolong|renew)\w*\b")
ENDS = re.compile(
    r"\b(?:expire[sd]?|ran out|collapse[sd]?|(?:is|was) over|ended|broke down|broken down|called off|f[ae]ll(?:en)? apart|unravel\w*|crumbled|"
    r"lapsed|c[ao]me to an end|shattered|in tatters|(?:is|was) dead|fell through)\b"
)
STOPS = re.compile(
    r"\bto [\"“]?(?:\w+ ){0,1}?(?:stop|halt|suspend|cease|end|extend|prolong|renew|disband|disarm|disengage|demobilize|demobilise|lift|share|hold|allow|form|lay|silence|freeze|refrain|pull|withdraw|refrain|set up|establish|work on|respect|"
    r"observe|give up|keep|stay|abandon|dismantle|destroy|demilitari[sz]e|uphold|accept|surrender|remove|evacuate|cut|scale (?:back|down)|restore|reopen|pull back|lay down|eliminate|pause|open|resume|continue|put)\b"
)
ON = re.compile(
    r"\b(?:on|in principle on|to) (?:an? |the )?(?:[\w-]+ ){0,3}?(?:mechanism|framework|withdrawal|pull-?out|pullback|meeting|disarmament|demobili[sz]ation|terms|roadmap|halt|freeze|corridors?|points?|principles|measures|steps|timetable|text|map|line|buffer zone|safe zone|buffer|"
    r"disengagement|formula|agenda|cantonment|amnesty|de-escalation|monitors?|monitoring|observers?)\b"
)
TRUCES = re.compile(
    r"\b(?:cease-?fires?|truces?|armistice|pause(?! in (?!(?:\w+ )?(?:the |all )?(?:fighting|hostilities|attacks|strikes|fire|operations|violence|offensive|bombing|shelling|war)\b))|moratorium|lull|(?:cessation|suspension|end|halt|stop) (?:of|to|in) (?:all |the )?(?:\w+ )?"
    r"(?:hostilities|fighting|fire|violence|operations|attacks|strikes))\b",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"\b(?:call\w* (?:for|on|upon)|propos\w+|want\w*|demand\w*|urg\w+|offer\w*|ask\w*|hop\w+|push\w*|if|unless|should|before|reject\w*|"
    r"refus\w+|turned down|talks? (?:on|about)|negotiat\w+|discuss\w*|prospects?|possible|without|towards?|until|appeal\w*|insist\w*|"
    r"plan|accus\w+|blam\w+|support\w*|back(?:ed|s)|ready|failed|not|no|nor|neither|vision|sees|idea|deadline|face)\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|no (?:agreement|deal|truce|ceasefire) (?:existed|exists|had|has|was)|no such (?:agreement|deal))\b",
    re.IGNORECASE,
)
EXCHANGED = re.compile(
    r"\b(?:prisoners?|hostages?|bodies|captives|detainees|swap|exchanges?)\b", re.IGNORECASE
)
TAKEN = re.compile(
    r"accept\w* (?:an? |the )(?:[\w-]+ ){0,3}?(?:(?:cease-?fire|truce)\b(?! (?:proposal|offer|plan|terms))"
    r"|(?:plan|terms|roadmap|formula|proposal|offer|initiative)\b[^,.;]{0,40}? (?:to (?:end|stop|halt|suspend|cease) |for (?:an? )?(?:[\w-]+ ){0,3}?(?:cease-?fire|truce|pause|cessation)\b))"
    r"|(?:approv|endors|accept)\w* (?:an? |the )(?:[\w-]+ ){0,3}?(?:deal|agreement|accord|pact) (?:with|between)\b"
    r"|accept\w* [A-Z]\S+(?: [A-Z]\S+){0,4} (?:proposal|plan|offer)\b[^,.;]{0,20}? (?:to (?:end|stop|halt|suspend|cease) |for (?:an? )?(?:[\w-]+ ){0,3}?(?:cease-?fire|truce|pause)\b)"
)
SIGNED = re.compile(
    r"sign\w* (?:up to )?(?:an? |the )(?:[\w-]+ ){0,3}?(?:plan|document|text|map|charter|settlement)\b"
)
BROKEN = re.compile(r"\b(?:in breach of|in violation of|(?<!no )(?:violations|breaches) of)\b[^,]{0,40}$")
UNKEPT = re.compile(
    r"\bnot (?:been )?(?:observed|kept|respected|honou?red)\b|\b(?:was|were|been) (?:\w+ )?(?:violated|broken)\b"
)
TAKEN_EFFECT = re.compile(
    r"\b(?:took effect|came into (?:force|effect)|went into (?:force|effect)|has taken effect)\b"
)
ANSWERED = re.compile(
    r"\b(?:answered|responded|replied) with (?:an? )(?:[\w-]+ )?$|\bended [^,.;]{3,60} with an? (?:[\w-]+ )?$"
)
"""Made in answer, or ending a quarrel: "responded with a truce", "ended the dispute with a deal"."""
QUIT = re.compile(
    r"\b(?:suspend\w*|scrap\w*|quit|withdr[ae]w\w* from|pull\w* out of|t(?:ears?|ore|orn|earing) up|abandon\w*|terminat\w*|annul\w*|revok\w+|cancell\w+|"
    r"call\w* off|end(?:ed|s|ing)|(?:pull|t[oa]k)\w* (?:\w+ ){1,4}out of|turn\w* (?:his|her|its|their) back on|renounc\w+|repudiat\w+)"
    r" (?:the|a|an|its|their)(?: \w+){0,3}$"
)
QUITS = re.compile(
    r"(?:suspend|scrap|quit|withdr|pull|t(?:ear|or)|abandon|terminat|annul|revok|cancel|call|end|renounc|repudiat)"
)
UNDER = re.compile(r"\b(?:[Uu]nder|keep to|kept to|abide by|respect|[Aa]fter) (?:the|a|an)(?: [a-z-]+){0,2}$")
NEWLY = re.compile(
    r"^\S+(?: (?:of|between|with|for) [^,.;:]{1,40}?)? (?:was|were|has been|had been) (?:agreed|reached|signed|concluded|struck|clinched|hammered out)\b"
)
"""Made as news, "a ceasefire was reached": not "the ceasefire signed in May", which holds."""
MADE = re.compile(
    r"^\S+(?: \S+)?(?: (?:of|between|with|for|in)\b (?!which)[^,.;:]{1,70}?)?,? ?(?:that |which |they |the (?:two|sides) \w+ )?"
    r"(?:(?:[A-Z][\w'’.-]*|and|President|Prime|Minister|,) ){0,9}?(?:was |were |is |had |has |have |been |which )*"
    r"(?:agreed|signed|brokered|reached|mediated|concluded|initiall?ed|negotiated|declared|announced|struck|hammered out|sponsored|clinched|sealed|called by)\b"
)
PREMADE = re.compile(
    r"\b(?:\w+-(?:brokered|mediated|sponsored|negotiated|imposed)|(?:the|a|an|that) (?:\w+ )?(?:19|20)\d\d|last (?:week|month|year)['’]s|\d+-(?:day|hour|week|month)(?:-old)?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)['’]s)(?: [\w-]+){0,2}$"
)
NO_NEWS = re.compile(
    r"\b(?:talks?|call\w*|reject\w*|propos\w*|refus\w*|want\w*|if|unless|future|possible|prospects?|hopes?|terms|violations?)\b"
)
RESTATED = re.compile(
    r"(?:broker|mediat)\w+ the (?:deal|accord|agreement|pact|truce|ceasefire|swap)(?:[.,;]|$)"
)
NOT_HELD = re.compile(r"\b(?:not|never|failed to) (?:been |be )?(?:held|hold|survived?|lasted)\b")


def family(words: str) -> str:
    """Whether words tell of a truce or of another deal."""
    return "truce" if TRUCES.search(words) or re.search(r"\b(?:stop|halt|cease|end) ", words) else "deal"
