"""Words that end in a stop without ending a sentence, and words that open sentences.

`BINDING` abbreviations are always followed by what they belong to ("Gen. Zaluzhny",
"м. Харків"). `CLOSING` ones can stand at a sentence's end ("in the U.S.", "2022 р."): after
them only an `OPENERS` word starts a new sentence. `NUMBERED` ones bind only to a digit
("No. 5"). `UNITS` bind to a following name, but close after a digit ("с. Крамське", "300 м.").
"""

from __future__ import annotations

BINDING = frozenset(
    "Mr Mrs Ms Messrs Dr Prof Gen Lt Col Maj Capt Cpt Sgt Cpl Pvt Adm Brig Cmdr Cdr Cmd Sen Rep Gov Pres "
    "Hon Rev Fr Sr Supt Insp Amb Mt Ft vs approx ca cf e.g i.e eg ie al-Hajj Msgr Sec Min Spc Pfc "
    "ім вул просп пров бул бульв пл смт сел хут див напр акад проф доц канд ген полк підполк кап серж лейт "
    "тов гр зам ул пер наб пос дер ст-ца им см напр ср гл подполк майор- т.зв т.н тзв".split()
)
NUMBERED = frozenset("No Nos no nos Art art p pp para Ch ch Vol Fig № п пп ч рис табл разд".split())
UNITS = frozenset("м с р г д ст п к кв буд оз о х".split())
CLOSING = frozenset(
    "St Jr Co Corp Inc Ltd Dept dept Ave Blvd Rd etc est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Calif Fla Mass Mich Minn Pa Tex Va Wash "
    "рр гг тис тыс млн млрд обл р-н грн руб коп ін др хв мин сек год ч км кг куб кв чол чел січ лют бер квіт "
    "трав черв лип серп вер жовт листоп груд янв февр фев мар апр июн июл авг сент окт нояб дек т.д т.п т.ч "
    "н.е н.э ст.ст пн вт ср чт пт сб нд вс".split()
)
OPENERS = frozenset(
    # English
    "the a an it he she they we i you this that these those there here in on at by for from with without after "
    "before during as since when while if although though but and or yet so however meanwhile earlier later "
    "also according its his her their our my no not one two three four five six seven eight nine ten at "
    "several some many most all both another other more officials police authorities witnesses residents "
    "rescuers what who where why how under over about among despite until then now once only "
    # Ukrainian
    "він вона воно вони ми ви це цей ця ці той та те ті у в на з із зі до від за по під при про для після "
    "перед під час через без між над і й а але проте однак також тож як коли якщо хоча де хто що його її їх "
    "їхній наш один одна одне двоє троє четверо кілька за раніше пізніше згодом водночас тим уночі вночі "
    "вранці ввечері вдень унаслідок внаслідок серед є не немає ще вже "
    # Russian
    "он она оно они мы вы это этот эта эти тот те во с со к ко от из по под при о об для после перед "
    "через без между над и но однако также поэтому как когда если хотя где кто что его ее её их наш один "
    "одна двое трое четверо несколько ранее позже затем тем ночью утром вечером днем днём вследствие среди "
    "есть нет еще ещё уже в результате".split()
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december gmt utc est edt cet cest eet eest msk ist bst local "
    "today yesterday".split()
)
PARTICLES = frozenset("al el as ash an ar at az ed er es de du da di van von bin ibn abu ould".split())
DOMAINS = frozenset("com net org info ru ua by uk us eu tv io me co ai media news online".split())
