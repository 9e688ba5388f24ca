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
    "γράφει", "από", "ρεπορτάζ", "κείμενο", "opracowanie", "oprac.", "tekst:", "texte :", "texto:", "testo:", "text:",
    "teksti:", "tekst og foto", "text och foto", "text & foto", "piše", "avtor", "autorka", "пише", "текст:", "penulis", "oleh", "tác giả", "bởi", "โดย", "ผู้เขียน", "लेखक", "द्वारा",
    "بقلم", "كتبه", "كتبت", "كتب", "الكاتب", "إعداد", "نویسنده", "تحریر", "مصنف", "مאת", "מאת", "作者", "文/", "文｜", "文：", "撰文", "记者", "記者", "執筆者", "執筆",
    "著者", "筆者", "取材・文", "文・", "文＝", "文 |", "文|", "文 /", "ライター", "本报记者", "本報記者", "글·사진", "글", "글쓴이", "기자",
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
    "ago", "comments", "comment", "photo", "photos", "photography", "about", "former", "foto", "fotos", "fotografie",
    "fot", "bild", "bilder", "kuva", "kuvat", "zdjęcia", "фото", "φωτογραφίες", "编辑", "編輯", "责编", "責編", "责任编辑", "責任編輯",
    "校对", "来源", "來源", "图片", "写真", "撮影", "摄影", "攝影", "사진", "تصوير",
];

/// Words after a name that say that it is the writer's.
pub(super) const AFTER_NAME: &[&str] = &["기자", "선임기자", "특파원", "객원기자", "인턴기자", "記者", "记者"];

/// Parts of the path of an address at which a site lists its authors.
#[rustfmt::skip]
pub(super) const AUTHOR_PATHS: &[&str] = &[
    "author", "authors", "autor", "autora", "autores", "autoren", "autorin", "auteur", "auteurs", "autore", "autori",
    "autorzy", "avtor", "avtory", "contributor", "contributors", "columnist", "columnists", "columnista",
    "columnistas", "firma", "firmas", "forfatter", "journalist", "journalists", "journaliste", "journalistes",
    "giornalista", "penulis", "reporter", "reporters", "skribent", "writer", "writers", "yazar", "yazarlar",
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

/// Words of the names of companies, desks and publications.
#[rustfmt::skip]
pub(super) const ORGANIZATIONS: &[&str] = &[
    "academy", "agency", "association", "bank", "blog", "center", "centre", "clinic", "club", "daily", "digital",
    "editorial", "firm", "foundation", "group", "health", "hospital", "journal", "labs", "law", "magazine", "market",
    "media", "network", "online", "redaktion", "review", "services", "shop", "society", "solutions", "staff", "store",
    "studio", "studios", "systems", "tech", "technologies", "today", "weekly",
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

/// Words that say that a date is of a change, in lower case, in the main languages.
#[rustfmt::skip]
pub(super) const CHANGED: &[&str] = &[
    "updated", "update", "modified", "revised", "reviewed", "edited", "amended", "aktualisiert", "aktualisierung",
    "geändert", "überarbeitet", "stand", "mis à jour", "mise à jour", "modifié", "modifiée", "actualizado",
    "actualizada", "actualización", "modificado", "editado", "actualitzat", "atualizado", "atualizada", "atualização",
    "aggiornato", "aggiornamento", "modificato", "bijgewerkt", "gewijzigd", "uppdaterad", "uppdaterat", "ändrad",
    "opdateret", "oppdatert", "endret", "päivitetty", "muokattu", "zaktualizowano", "aktualizacja", "aktualizováno",
    "aktualizované", "upraveno", "ažurirano", "posodobljeno", "actualizat", "actualizare", "frissítve", "frissült",
    "módosítva", "güncelleme", "güncellendi", "güncellenme", "обновлено", "обновление", "изменено", "оновлено",
    "обновена", "ενημερώθηκε", "ενημέρωση", "更新", "修改", "編集", "修正", "수정", "업데이트", "diperbarui", "cập nhật",
    "تحديث", "حدثت", "به‌روزرسانی", "بروزرسانی", "اپ ڈیٹ", "עודכן", "עדכון", "अपडेट", "আপডেট", "แก้ไข", "อัปเดต", "อัพเดต",
];

/// Words that say that a date is of the publication, in lower case.
#[rustfmt::skip]
pub(super) const PUBLISHED: &[&str] = &[
    "published", "posted", "date", "publish", "written", "created", "released", "erschienen", "veröffentlicht",
    "erstellt", "publié", "publiée", "publicado", "publicada", "creado", "publicació", "pubblicato", "pubblicata",
    "gepubliceerd", "geplaatst", "publicerad", "publicerat", "udgivet", "publisert", "julkaistu", "opublikowano",
    "publikováno", "zveřejněno", "vydáno", "objavljeno", "publicat", "megjelent", "yayınlanma", "giriş", "eklenme",
    "опубликовано", "опубликована", "публикации", "опубліковано", "публикувана", "δημοσιεύθηκε", "δημοσίευση", "发布",
    "发表", "發佈", "發布", "發表", "公開", "投稿", "掲載", "配信", "입력", "등록", "작성", "게재", "diterbitkan", "đăng", "نشر", "نشرت",
    "انتشار", "شائع", "פורסם", "פרסום", "प्रकाशित", "প্রকাশ", "প্রকাশিত", "เผยแพร่",
];
