"""What survey tools call the columns that they add, in the languages that they speak."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache


class Why(StrEnum):
    """Why a column goes where it goes."""

    ID = "its number"
    CODE = "its code"
    TEXT = "its question"
    LIKE = "like its question"
    NAME = "its name"
    DECIDED = "decided"
    EMPTY = "empty"
    TIME = "when"
    BEGUN = "begun when"
    CHANGED = "changed when"
    CELLS_ARE_TIMES = "cells are times"
    CELLS_ARE_ROLES = "cells are roles"
    RESPONSE_NUMBER = "response number"
    CHANCE = "drawn at random"
    PERSON = "who"
    TOOL = "of the tool"
    POINTS = "points of a quiz"
    AIM = "an aim"
    NOT_ASKED = "not asked"
    DATE = "a date"
    TWICE = "twice"
    DISAGREES = "number against words"
    UNKNOWN = "unknown"


_NUMBER = r"(no\.?|nr\.?|n\.? ?[°ºo]\.?|№|number|nummer)"
_WHOSE = (
    "participant|person|sheet|form|row|id|questionnaire|teilnehmer([/:*]in)?|respondent|tn|bogen|fragebogen"
    "|participante|r.pondant|encuestad[oa]|respondente|rispondente|deelnemer|uczestnik|deltagare"
)
_LANGUAGES: Mapping[Why, tuple[str, ...]] = {
    Why.BEGUN: (
        "startzeit|datum gestartet|heure de d.but|date de (lancement|d.but)|(hora|fecha) de inicio",
        "(hora|data) de in.cio|(ora|data) di inizio|begintijd|starttijd",
        "(datum begonnen|begindatum|startdatum)|(godzina|data) rozpocz.cia|starttid|datum startad",
        "開始(時刻|日時?)",
    ),
    Why.TIME: (
        "zeitstempel|fertigstellungszeit|datum abgeschickt|horodateur|heure de fin",
        "date de soumission|marca (temporal|de temps)|hora de finalizaci.n|fecha de env.o",
        "carimbo de data/hora|hora de conclus.o",
        "data de (envio|submiss.o)|informazioni cronologiche|ora di completamento|data (di )?invio",
        "tijdstempel|tijd van voltooien|datum (ingestuurd|ingediend|verzonden)",
        "sygnatura czasowa|godzina uko.czenia|data (wys.ania|przes.ania|zatwierdzenia)",
        "tidst.mpel|slutf.randetid|(datum inskickat|inskickat datum)|tidsstempel|tidsmerke|aikaleima",
        "タイムスタンプ|完了時刻|(提出|送信)(日時?)|.asov. zna.ka|id.b.lyeg|zaman damgas.|отметка времени",
        "datum|date|dag|fecha|data|日付",
    ),
    Why.CHANGED: (
        "zeitpunkt der letzten .nderung|datum letzte aktivit.t|heure de la derni.re modification",
        "date de la derni.re action|hora de la .ltima modificaci.n|fecha de la .ltima acci.n",
        "(hora|data) da .ltima (modifica..o|a..o)|(ora|data) (dell')?ultima (modifica|azione)",
        "tijd van laatste wijziging|datum (laatste|recentste) (actie|activiteit)",
        "(godzina|data) ostatniej (modyfikacji|akcji|czynno.ci)|tid f.r senaste .ndring",
        "datum f.r senaste .tg.rd|最終(変更時刻|操作日時?|更新日時?)",
    ),
    Why.RESPONSE_NUMBER: (
        "antwort[- ]?id|id\\.|id de (la )?(r.ponse|respuesta)|id da resposta|id (della )?risposta",
        "(antwoord|reactie)[- ]?id|identyfikator|id odpowiedzi|svars[- ]?id|(回答|レスポンス)id",
        rf"(lfd|fortl|(fort)?laufende)?\.?[- ]?{_NUMBER}|num\.?|n.m\.?|num.ro( d'ordre)?|n.mero( de orden)?",
        "nro\\.?|numero( progressivo)?|n\\.( progressivo)?|numer|番号|l\\.?p\\.?|s/n|serial|pos\\.?|line",
        rf"(s|sl|sr|ser|serial|sıra)\.?[- ]?{_NUMBER}|zeile(nnummer)?|index|folio",
        "((№|no) ?)?п/п|序号|序號|번호|連番",
        rf"(l.p|l.be|l.pe|volg|jnr|rad|rij)[- ]?{_NUMBER}|(po.\. ?)?č\.|po.ad.|sorsz.m|j.rjestysnumero",
        rf"({_WHOSE})([- ]?({_NUMBER}|num.ro|n.mero|id|#))?|fragebogennummer",
    ),
    Why.CHANCE: ("zufallsstartwert|t.te de s.rie|semilla|semente|seme|startwaarde|ziarno|fr.|シード",),
    Why.PERSON: (
        "e-?mail-?adresse?|(direcci.n de )?correo electr.nico|adresse (de courriel|de messagerie|e-?mail)",
        "endere.o de e-?mail|(indirizzo )?(di )?(email|e-mail|posta elettronica)|e-?mailadres|adres e-?mail",
        "e-postadress|e-post|s.hk.postiosoite|mailadresse|メール(アドレス)?|e-mailov. adresa",
        "nombre|nom( du r.pondant)?|nome|naam|nazwa|imi. i nazwisko|namn|名前|氏名|nachname|vorname|nazwisko",
        "imi.",
        "nutzername|benutzername|nom d'utilisateur|nombre de usuario|nome (utente|de usu.rio|de utilizador)",
        "gebruikersnaam|nazwa u.ytkownika|anv.ndarnamn|ユーザー名",
        "ip-adres(se?)?|adresse ip|direcci.n ip|endere.o ip|indirizzo ip|adres ip|ip ?アドレス",
    ),
    Why.TOOL: (
        "letzte seite|derni.re page|.ltima p.gina|ultima pagina|laatste pagina|ostatnia strona|sista sidan",
        "最(後の|終)ページ|((start|user|ausgangs)[ -]?)sprache|sprache|langue( de d.part)?",
        "(lenguaje|idioma|l.ngua)( inicial)?|lingua( (iniziale|di partenza))?|(start)?taal( bij start)?",
        "j.zyk( pocz.tkowy)?|(start)?spr.k|(開始)?言語",
        "zugangs(code|schl.ssel)|code d'acc.s|c.digo de (acceso|acesso)|codice di accesso|toegangscode",
        "(gesamt|gruppen|fragen|interview)zeit(:.*)?",
        "weiterleitungs-?url|url (du r.f.rent|de provenance|de referencia|de refer.ncia|di provenienza)",
        "url di riferimento|verwijzende url|url strony odsy.aj.cej|h.nvisningsadress|リファラ ?url",
    ),
    Why.POINTS: (
        "punkt(e|zahl)|gesamtpunktzahl|quizfeedback|score( total)?|nombre total de points",
        "commentaires du questionnaire|puntuaci.n|total de puntos|comentarios del cuestionario",
        "pontua..o|total de pontos|punteggio|punti totali|totaal aantal punten|wynik",
        "suma punkt.w|po.ng|スコア|点数",
    ),
}  # fmt: skip
_ENGLISH: Mapping[Why, str] = {
    Why.BEGUN: r"(response )?start(ed)? ?(time|date)?( \(utc\))?|time started|date ?(created|started)|today"
    r"|entry_datecreated",
    Why.TIME: r"time ?stamp|end(ed)? ?(time|date)?|completion time|(response )?submi(tted|t|ssion)[ _]?"
    r"(date|time)?( \(utc\))?|_submission_time|date ?submitted|date ?stamp|recorded ?date|date last action"
    r"|completed|entry_datesubmitted|added time",
    Why.CHANGED: r"(last )?(modified|update[d]?) ?(time|date)?|date ?modified|entry_dateupdated",
    Why.RESPONSE_NUMBER: r"#|_?id|_?uuid|(response|submission|entry|unique)[ _]?id|respondent[ _]?id|userno",
    Why.CHANCE: r"seed",
    Why.PERSON: r"e-?mail( address)?|email|((first|last|full|user) ?)?name|(submission )?ip( ?addr(ess)?)?"
    r"|recipient ?(email|first ?name|last ?name)|(location ?)?(latitude|longitude)|user ?id"
    r"|user display name|_submitted_by|contact id|country|city|state/region|region|postal|referrer name",
    Why.TOOL: r"user ?agent|browser|access ?code|((start|user)[ -]?)?language|token"
    r"|duration( \(in seconds\))?"
    r"|progress|finished|((response|completion|survey|entry) ?)?_?status|response ?type"
    r"|distribution ?channel|external( data )?reference|network id|_?tags|ending|stage date( \(utc\))?"
    r"|external ?reference|collector ?id|last ?page|(ref(errer)? ?|submission )?url|referer|edit link"
    r"|(interview|total|response) ?time|(group|question) ?time.*|custom data( \d+)?|_validation_status|_index"
    r"|__version__|deviceid|device|os|session ?id|tracking link|invite code|q_[a-z]+(score|duplicate|status)",
    Why.POINTS: r"(points|feedback|punkte|puntos|pontos|punti) - .*|total points|quiz feedback|sc\d+"
    r"|.* \[(score|feedback|punkt(e|zahl)|puntuaci.n|comentarios|pontua..o|punteggio|commentaires|wynik"
    r"|po.ng)\]",
}
_BEFORE_REMARKS = (
    r"other|any|further|additional|general|your|my|ihre?n?|eigene|weitere|sonstige|allgemeine|zus.tzliche|freie"
    r"|votre|vos|autres?|.ventuels|(sus?|tus?|otr[oa]s?|seus?|outr[oa]s?)|altr[ie]|eventuali|uw|je|overige|andere"
    r"|twoje|pa.stwa|inne|dodatkowe|din|ditt|dina|.vriga|andra|andre|dine|muita|muut|dal..|vl.sne|egy.b|alte"
    r"|ostal[ei]|druge|ваши?|другие|інші|други|άλλα|diğer"
)
_REMARKS = (
    r"comments?|remarks?|notes?|observations?|kommentare?|bemerkung(en)?|anmerkung(en)?|hinweise?|notiz(en)?"
    r"|sonstiges|freitext|r.ckmeldung(en)?|commentaires?|remarques?|pr.cisions|comentarios?"
    r"|observaci(.n|ones)|coment.rios?|observa(..o|..es)|obs\.?|comment[io]|osservazion[ei]|annotazion[ei]"
    r"|opmerking(en)?|toelichting|reacties?|komentarz[ea]?|komentarai|uwag[ai]|kommentar(er)?|anm.rkning(ar)?"
    r"|bem.rkning(er)?|merknad(er)?|kommentt?(i|it|eja)|huomautu(s|ksia|kset)|pozn.mk[ay]|koment..(e|.)?"
    r"|p.ipom.nk[ay]|megjegyz.s(ek)?|.szrev.tel(ek)?|comentari[iu]?|observa.i[ei]|komentar[ia]?|napomen[ae]"
    r"|opomb[ae]|pripomb[ae]|σχ.λι(α|ο)|παρατηρ.σει.|комментари[йи]|примечани[ея]|коментарі?|забележк[аи]"
    r"|примітк[аи]|yorum(lar)?|açıklama(lar)?|ملاحظات|تعليق(ات)?|הערות|コメント|ご意見|備考|评论|备注|意见|備註"
    r"|의견|비고|bình luận|ghi chú|komment?aa?r(id|ai)|märkused|koment.ri|piez.mes|pastabos"
)
_COMMENT = (
    rf"(({_BEFORE_REMARKS}) )*({_REMARKS})"
    rf"( ?([/&,]|and|und|et|y|e|i|en|och|og|ja|a|și|и) ?(({_BEFORE_REMARKS}) )*({_REMARKS}))*"
    r"( (libres?|adicionales|adicionais|generales?|gerais|g.n.raux|aggiuntiv[ie]|diversi))?( ?\d+)?"
    r"( ?\((optional|freiwillig|facultatif|opcional|opzionale|optioneel)\))?|"
    r"_?(other |any |further |legacy |additional |general )?(comments?|remarks?|notes?) ?\d*( ?\(optional\))?"
    r"|((is|was) there |do you have |have we missed )?any ?thing( else| more)?"
    r"( (that )?(you|we)( would|'d|'ve| have)?( like| want| wish| missed| forgot)?)?"
    r"( ?(to )?(add|say|share|tell us|mention|comment on|let us know|know|ask)){0,2}( here| about this)?"
    r"|(any )?(other|further|additional|final|last|more) (thoughts?|ideas?|feedback|suggestions?|details)"
    r"|(your )?(thoughts|feedback|suggestions)|other \(please specify\)"
    r"|(.{0,24} )?(noch (et)?was|autre chose|algo m.s|qualcos'altro|nog iets)( .{0,30})?"
    r"|(please |could you )?(explain|elaborate|specify|describe|tell us more)( .{0,40})?"
    r"|why( is that)?( ?\(optional\))?|(your )?reasons?|further details|free text"
    r"|begr.ndung|warum|pourquoi|.?por qu.|perch.|waarom|dlaczego|varf.r"
)
"""What a column for words of one's own is called."""
_COMMENT_ON = (
    rf"({_COMMENT})"
    r"( (on|to|about|for|regarding|zur?|zum|.ber|sur|.|sobre|de|del|do|da|su|op|over|bij|till|til|om))?"
    r"( (the )?(practice|question|item|frage|praktik|no\.?|nr\.?))?"
)
"""What stands beside a question's number or words where the column holds words on it."""
_AIM = (
    r"(\W|^)(target|goal|aim|desired|future|wanted|wished?|importance|how important.*|priority|next year"
    r"|should be|to-?be|ziel|soll|wichtigkeit|wunsch|cible|objectif|importancia|objetivo|meta)(\W|$)"
)
"""What a column says, behind the number of a question, that is not about how things are today."""


@cache
def _extras() -> Mapping[Why, re.Pattern[str]]:
    """The names of columns that answer nothing; made once they are needed, as that takes its time."""
    every = {why: "|".join((english, *_LANGUAGES.get(why, ()))) for why, english in _ENGLISH.items()}
    return {why: re.compile(pattern) for why, pattern in every.items()}


def left_out_as(name: str) -> Why | None:
    """Why a column of this name answers nothing; None if it may."""
    return next((why for why, pattern in _extras().items() if pattern.fullmatch(name)), None)


def is_comment(name: str) -> bool:
    """Whether a column of this name is for words of one's own."""
    return bool(re.fullmatch(_COMMENT, name.rstrip("?! :")))


def is_comment_on(said: str) -> bool:
    """Whether a header, beside the number or words of its question, says that it holds words on it."""
    return bool(re.fullmatch(_COMMENT_ON, said.strip(" .:?!()[]-")))


def is_aim(said: str) -> bool:
    """Whether what stands beside a question asks for something else than how things are."""
    return bool(re.search(_AIM, said))
