//! Names of the months in the main languages, in their own scripts.

use std::sync::LazyLock;

/// A language (primary subtag) and its twelve months; the forms of a month are separated by
/// spaces: nominative, the case used in dates, and abbreviations that are not the first three or
/// more letters of a listed form.
#[rustfmt::skip]
const MONTHS: &[(&str, [&str; 12])] = &[
    ("en", [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]),
    ("de", [
        "januar jänner", "februar feber", "märz mrz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember",
    ]),
    ("fr", [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ]),
    ("es", [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre",
        "noviembre", "diciembre",
    ]),
    ("pt", [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
        "novembro", "dezembro",
    ]),
    ("it", [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ]),
    ("nl", [
        "januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ]),
    ("sv", [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]),
    ("da", [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
        "december",
    ]),
    ("no", [
        "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "desember",
    ]),
    ("fi", [
        "tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta", "huhtikuu huhtikuuta",
        "toukokuu toukokuuta", "kesäkuu kesäkuuta", "heinäkuu heinäkuuta", "elokuu elokuuta", "syyskuu syyskuuta",
        "lokakuu lokakuuta", "marraskuu marraskuuta", "joulukuu joulukuuta",
    ]),
    ("pl", [
        "styczeń stycznia", "luty lutego", "marzec marca", "kwiecień kwietnia", "maj maja", "czerwiec czerwca",
        "lipiec lipca", "sierpień sierpnia", "wrzesień września", "październik października", "listopad listopada",
        "grudzień grudnia",
    ]),
    ("cs", [
        "leden ledna", "únor února", "březen března", "duben dubna", "květen května", "červen června",
        "červenec července", "srpen srpna", "září", "říjen října", "listopad listopadu", "prosinec prosince",
    ]),
    ("sk", [
        "január januára", "február februára", "marec marca", "apríl apríla", "máj mája", "jún júna", "júl júla",
        "august augusta", "september septembra", "október októbra", "november novembra", "december decembra",
    ]),
    ("hu", [
        "január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október",
        "november", "december",
    ]),
    ("ro", [
        "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
        "noiembrie", "decembrie",
    ]),
    ("tr", [
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
    ]),
    ("ru", [
        "январь января", "февраль февраля", "март марта", "апрель апреля", "май мая", "июнь июня", "июль июля",
        "август августа", "сентябрь сентября", "октябрь октября", "ноябрь ноября", "декабрь декабря",
    ]),
    ("uk", [
        "січень січня", "лютий лютого", "березень березня", "квітень квітня", "травень травня", "червень червня",
        "липень липня", "серпень серпня", "вересень вересня", "жовтень жовтня", "листопад листопада", "грудень грудня",
    ]),
    ("bg", [
        "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември",
        "декември",
    ]),
    ("sr", [
        "јануар јануара", "фебруар фебруара", "март марта", "април априла", "мај маја", "јун јуна", "јул јула",
        "август августа", "септембар септембра", "октобар октобра", "новембар новембра", "децембар децембра",
    ]),
    ("hr", [
        "siječanj siječnja", "veljača veljače", "ožujak ožujka", "travanj travnja", "svibanj svibnja", "lipanj lipnja",
        "srpanj srpnja", "kolovoz kolovoza", "rujan rujna", "listopad listopada", "studeni studenoga",
        "prosinac prosinca",
    ]),
    ("el", [
        "ιανουάριος ιανουαρίου", "φεβρουάριος φεβρουαρίου", "μάρτιος μαρτίου", "απρίλιος απριλίου", "μάιος μαΐου",
        "ιούνιος ιουνίου", "ιούλιος ιουλίου", "αύγουστος αυγούστου", "σεπτέμβριος σεπτεμβρίου", "οκτώβριος οκτωβρίου",
        "νοέμβριος νοεμβρίου", "δεκέμβριος δεκεμβρίου",
    ]),
    ("lt", [
        "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio",
        "lapkričio", "gruodžio",
    ]),
    ("ca", [
        "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre",
        "desembre",
    ]),
    ("id", [
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "desember",
    ]),
    ("he", [
        "ינואר בינואר", "פברואר בפברואר", "מרץ במרץ", "אפריל באפריל", "מאי במאי", "יוני ביוני", "יולי ביולי",
        "אוגוסט באוגוסט", "ספטמבר בספטמבר", "אוקטובר באוקטובר", "נובמבר בנובמבר", "דצמבר בדצמבר",
    ]),
    ("ar", [
        "يناير جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل ابريل نيسان أفريل", "مايو أيار ماي",
        "يونيو حزيران جوان", "يوليو تموز جويلية", "أغسطس آب أوت", "سبتمبر أيلول", "أكتوبر اكتوبر", "نوفمبر", "ديسمبر",
    ]),
    // The months of the solar calendar stand beside those of ours: the year says which it is.
    ("fa", [
        "ژانویه فروردین", "فوریه اردیبهشت", "مارس خرداد", "آوریل تیر", "مه می مرداد", "ژوئن شهریور", "ژوئیه جولای مهر",
        "اوت آبان", "سپتامبر آذر", "اکتبر دی", "نوامبر بهمن", "دسامبر اسفند",
    ]),
    ("ur", [
        "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
    ]),
    ("hi", [
        "जनवरी", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर", "अक्टूबर अक्तूबर",
        "नवंबर नवम्बर", "दिसंबर दिसम्बर",
    ]),
    ("bn", [
        "জানুয়ারি জানুয়ারি", "ফেব্রুয়ারি ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট",
        "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
    ]),
    ("th", [
        "มกราคม ม.ค", "กุมภาพันธ์ ก.พ", "มีนาคม มี.ค", "เมษายน เม.ย", "พฤษภาคม พ.ค", "มิถุนายน มิ.ย", "กรกฎาคม ก.ค",
        "สิงหาคม ส.ค", "กันยายน ก.ย", "ตุลาคม ต.ค", "พฤศจิกายน พ.ย", "ธันวาคม ธ.ค",
    ]),
];

/// Fewest letters of an abbreviation.
const SHORTEST: usize = 3;

/// Most letters of an abbreviation.
const LONGEST: usize = SHORTEST + 2;

/// One form of a month's name.
struct Form {
    /// Its letters without accents.
    text: String,
    language: &'static str,
    /// Place of the language in the table.
    row: usize,
    /// 1 to 12.
    month: u8,
}

/// All forms, sorted by their text: those that begin with a word stand side by side.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let forms = |(row, (language, names)): (usize, &(&'static str, [&'static str; 12]))| {
        let months = (1..).zip(*names);
        let language = *language;
        months.flat_map(move |(month, forms)| {
            forms.split(' ').map(move |text| Form { text: bare(text), language, row, month })
        })
    };
    let mut all: Vec<Form> = MONTHS.iter().enumerate().flat_map(forms).collect();
    all.sort_by(|a, b| (&a.text, a.row, a.month).cmp(&(&b.text, b.row, b.month)));
    all
});

/// A name as it may be in capitals, which lose the accents of Greek and the dots of Turkish, or
/// without the accents that a keyboard lacks.
fn bare(text: &str) -> String {
    let letter = |c| match c {
        'á' | 'à' | 'â' | 'ä' | 'ă' => 'a',
        'é' | 'è' | 'ê' | 'ě' => 'e',
        'í' | 'ı' => 'i',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
        'ç' => 'c',
        'ş' => 's',
        'ğ' => 'g',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ΐ' | 'ϊ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        other => other,
    };
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(letter).collect()
}

/// The month (1 to 12) that a lower-case word names: whole names before abbreviations, those of
/// `language` before others.
pub(super) fn month(word: &str, language: &str) -> Option<u8> {
    let word = bare(word.trim_end_matches('.'));
    let word = word.as_str();
    if word.is_empty() {
        return None;
    }
    let from = FORMS.get(FORMS.partition_point(|form| form.text.as_str() < word)..)?;
    let begin = || from.iter().take_while(|form| form.text.starts_with(word));
    let place = |form: &&Form| (form.language != language, form.row, form.month);
    let whole = begin().filter(|form| form.text == word).min_by_key(place);
    let short = || begin().min_by_key(place).filter(|_| (SHORTEST..=LONGEST).contains(&word.chars().count()));
    whole.or_else(short).map(|form| form.month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_many_languages() {
        for (word, language, number) in [
            ("january", "en", 1),
            ("sept.", "en", 9),
            ("märz", "de", 3),
            ("août", "fr", 8),
            ("ago", "es", 8),
            ("września", "pl", 9),
            ("listopada", "hr", 10),
            ("listopada", "pl", 11),
            ("декабря", "ru", 12),
            ("मार्च", "hi", 3),
            ("مايو", "ar", 5),
            ("juin", "en", 6),
            ("aout", "fr", 8),
            ("ιανουαριου", "el", 1),
            ("ağu", "tr", 8),
        ] {
            assert_eq!(month(word, language), Some(number), "{word}");
        }
        assert_eq!(month("hello", "en"), None);
        assert_eq!(month("ma", "en"), None);
        assert_eq!(month("", "en"), None);
    }
}
