//! Words around names and dates, in the main languages: tables for bylines and datelines.

/// What stands before an author's name, in lower case, longest first where one begins another.
#[rustfmt::skip]
pub(super) const BEFORE: &[&str] = &[
    "words and photos by", "story and photos by", "reviewed and written by", "contributed by", "submitted by",
    "reported by", "published by", "article by", "posted by", "written by", "authored by", "created by", "story by",
    "words by", "text by", "blog by", "post by", "review by", "about the author", "author name", "authors",
    "author", "byline", "by", "ein beitrag von", "ein artikel von", "geschrieben von", "verfasst von",
    "veröffentlicht von", "autorin", "autoren", "autor", "geschreven door", "door", "auteur", "skriven av",
    "skrevet av", "skrevet af", "publicerad av", "écrit par", "rédigé par",
    "publié par", "propos recueillis par", "par", "escrito por", "publicado por", "redacción", "por", "autora",
    "scritto da", "pubblicato da", "a cura di", "scris de", "publicat de", "napisał",
    "opublikował", "napsal", "napsala", "autoři", "autorzy", "авторы", "автор", "автори",
    "kirjoittanut", "kirjoittaja", "szerző", "írta", "yazar", "yazan", "γράφει ο", "γράφει η",
    "γράφει", "από", "penulis", "oleh", "tác giả", "bởi", "โดย", "ผู้เขียน", "लेखक", "द्वारा",
    "بقلم", "كتبه", "كتب", "الكاتب", "نویسنده", "مאת", "מאת", "作者", "文/", "文｜", "文：", "撰文", "记者", "記者", "執筆者", "執筆",
    "著者", "筆者", "글", "기자",
];

/// Words that stand before an author's name in one language and begin names in others, with their
/// languages.
#[rustfmt::skip]
pub(super) const BEFORE_IN: &[(&str, &[&str])] = &[
    ("von", &["de"]), ("text", &["de", "sv"]), ("tekst", &["da", "no", "nb", "pl"]), ("av", &["sv", "no", "nb", "nn"]),
    ("af", &["da"]), ("di", &["it"]), ("da", &["it"]), ("de", &["ro", "es", "gl"]), ("от", &["bg"]), ("текст", &["ru", "uk", "bg"]),
    ("του", &["el"]), ("της", &["el"]), ("teksti", &["fi"]), ("theo", &["vi"]), ("haber", &["tr"]),
];

/// What never is an author's name, folded.
#[rustfmt::skip]
pub(super) const NO_NAMES: &[&str] = &[
    "admin", "administrator", "webmaster", "root", "user", "guest", "guest author", "unknown", "anonymous", "null",
    "undefined", "none", "n a", "na", "test", "wordpress", "super user", "default", "author", "authors", "by",
    "editor", "staff", "website", "web", "home", "blog", "about", "contact", "subscribe", "share", "follow",
    "read more", "more", "view all posts", "see all posts", "news", "post", "posted", "written", "published",
    "updated", "false", "true", "object object", "no author", "the author", "author bio", "view profile", "profile",
    "login", "log in", "sign in", "menu", "search", "comments", "facebook", "twitter", "linkedin", "email",
    "siteadmin", "site admin", "web admin", "developer", "system", "us", "the", "this", "you", "me", "us on", "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "marketing", "content", "redaktion", "redazione", "redaction", "redaccion",
];

/// Words that end a name: what follows is a date, a role or a control.
#[rustfmt::skip]
pub(super) const AFTER: &[&str] = &[
    "published", "updated", "posted", "last", "on", "at", "in", "min", "mins", "minute", "minutes", "follow",
    "view", "read", "contributor", "senior", "staff", "writer", "reporter", "correspondent", "editor", "author",
    "contributing", "special", "is", "more", "share", "save", "email", "twitter", "website", "linkedin", "see",
    "see all", "publié", "veröffentlicht", "publicado", "pubblicato", "am", "le", "il", "el", "um", "aktualisiert",
    "опубликовано", "with", "for", "via", "who", "has", "was", "written", "fact", "medically", "reviewed", "date",
    "ago", "comments", "comment", "photo", "photos", "photography", "updated:", "about",
];

/// Words that join two names.
#[rustfmt::skip]
pub(super) const AND: &[&str] = &[
    "and", "&", "und", "et", "y", "e", "och", "og", "en", "i", "и", "with", "و",
];

/// Parts of names that have no capital.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "van", "von", "vom", "zu", "zur",
    "der", "den", "ter", "ten", "bin", "ibn", "bint", "al", "el", "af", "av", "y", "e", "of", "the", "ap", "mac",
    "und",
];

/// Words that a name does not have but a title, a post or a place of work.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "of", "the", "for", "attorney", "lawyer", "officer", "director", "manager", "president", "founder", "cofounder",
    "ceo", "cto", "cfo", "professor", "member", "head", "chief", "analyst", "specialist", "representative",
    "executive", "engineer", "consultant", "coach", "expert", "producer", "columnist", "critic", "journalist",
    "researcher", "lead", "associate", "strategist", "team", "university", "institute", "college", "school", "news",
    "times", "press", "post", "inc", "llc", "ltd", "gmbh", "company", "redakteur", "redakteurin", "rédacteur",
    "journaliste", "periodista", "giornalista", "redactor", "redactora",
];

/// Words for "by" within a line.
#[rustfmt::skip]
pub(super) const BY: &[&str] = &[
    " by ", " By ", " BY ", " von ", " Von ", " par ", " Par ", " por ", " Por ", " door ", " Door ", " av ",
    " af ",
];

/// Words for "written by", wherever they stand.
#[rustfmt::skip]
pub(super) const WRITTEN: &[&str] = &[
    "written by ", "Written by ", "Written By ", "authored by ", "geschrieben von ", "Geschrieben von ",
    "verfasst von ", "écrit par ", "Écrit par ", "rédigé par ", "Rédigé par ", "escrito por ", "Escrito por ",
    "scritto da ", "Scritto da ", "geschreven door ", "Geschreven door ", "skriven av ", "skrevet av ",
    "skrevet af ", "Author: ", "Autor: ", "Autor:in: ", "Auteur : ", "Auteur: ", "Autore: ", "Автор: ",
    "Автор текста: ",
];

/// Words before "by" that speak of something else than the text.
#[rustfmt::skip]
pub(super) const NOT_THE_TEXT: &[&str] = &[
    "photo", "photos", "photography", "photograph", "photographs", "image", "images", "illustration",
    "illustrations", "picture", "pictures", "sponsored", "powered", "presented", "edited", "translated", "checked",
    "art", "video", "produced", "brought", "supported", "owned", "designed", "inspired", "approved", "used", "foto",
    "fotos", "bild", "graphic", "graphics", "endorsed",
];

/// Words that say that a date is of a change, folded, in the main languages.
#[rustfmt::skip]
pub(super) const CHANGED: &[&str] = &[
    "updated", "update", "last modified", "modified", "revised", "last reviewed", "aktualisiert", "geändert",
    "stand", "mis à jour", "modifié", "actualizado", "actualización", "modificado", "atualizado", "aggiornato",
    "modificato", "bijgewerkt", "gewijzigd", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "zaktualizowano",
    "aktualizacja", "aktualizováno", "actualizat", "frissítve", "güncelleme", "güncellendi", "обновлено",
    "изменено", "оновлено", "ενημερώθηκε", "更新", "修改", "수정", "업데이트", "diperbarui", "cập nhật", "تحديث", "עודכן",
    "अपडेट", "แก้ไข", "อัปเดต",
];

/// Words that say that a date is of the publication, folded.
#[rustfmt::skip]
pub(super) const PUBLISHED: &[&str] = &[
    "published", "posted", "date", "publish", "written", "erschienen", "veröffentlicht", "publié", "publicado",
    "pubblicato", "gepubliceerd", "publicerad", "publicerat", "udgivet", "publisert", "julkaistu", "opublikowano",
    "publikováno", "publicat", "megjelent", "yayınlanma", "опубликовано", "опубліковано", "δημοσιεύθηκε", "发布",
    "發佈", "公開", "投稿", "掲載", "입력", "등록", "diterbitkan", "đăng", "نشر", "פורסם", "प्रकाशित", "เผยแพร่",
];
