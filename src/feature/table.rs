//! The table of features: names, groups and words for a person. All else derives from it.

/// What a feature looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// The characters of the block.
    Text,
    /// Its element, ancestors, position and repeats.
    Structure,
    /// Words of class, id, role and the like.
    Attributes,
    /// What stands before and after it.
    Neighbours,
    /// The page as a whole.
    Page,
}

macro_rules! features {
    ($($group:ident { $($variant:ident $words:literal,)* })*) => {
        /// A named number that describes a block.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Feature { $($(#[doc = $words] $variant,)*)* }

        impl Feature {
            /// Every feature, in the order of a row.
            pub const ALL: &'static [Feature] = &[$($(Feature::$variant,)*)*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $($(Feature::$variant => stringify!($variant),)*)* }
            }

            /// What it says, for a person.
            pub fn words(self) -> &'static str {
                match self { $($(Feature::$variant => $words,)*)* }
            }

            /// What it looks at.
            pub fn group(self) -> Group {
                match self { $($(Feature::$variant => Group::$group,)*)* }
            }
        }
    };
}

features! {
    Text {
        Words "words in the block",
        Letters "length of the text",
        WordLength "length of its words",
        LinkDensity "share of the text in links",
        Links "number of links",
        Commas "commas and the like",
        SentenceEnds "ends of sentences",
        EndsSentence "ends as a sentence does",
        EndsEllipsis "is cut off with an ellipsis",
        EndsColon "ends with a colon",
        StartsUpper "starts with a capital",
        UpperLetters "share of capitals",
        CapitalWords "share of words with a capital",
        ShortWords "share of short words, as prose has them",
        Digits "share of digits",
        Symbols "share of signs that are neither letter nor digit",
        StartsDigit "starts with a number",
        Clock "a time of day",
        Year "a year",
        Money "a price",
        Percent "a percentage or change",
        Copyright "a copyright sign",
        Separator "separators between items",
        Question "a question",
        Quote "quotation marks",
        Address "an e-mail or web address",
        Bold "all in bold or emphasis",
        Duplicates "the same text elsewhere on the page",
        InTitle "words shared with the page's title",
        TitleShare "share of the title's words",
        InDescription "part of the page's own description",
        InArticleBody "part of the article text the page declares",
        Cjk "written without spaces",
    }
    Structure {
        IsP "a paragraph", IsLi "a list item", IsH1 "a main heading", IsH2 "a second-level heading",
        IsH36 "a lower heading", IsCell "a table cell", IsDefinition "a definition", IsCaption "a caption",
        IsQuote "a quotation", IsPre "preformatted text", IsDiv "a plain division", IsButton "a button",
        IsOther "some other element",
        InArticle "inside an article element", InMain "inside the main part", InHeader "inside a header",
        InFooter "inside a footer", InNav "inside navigation", InAside "inside an aside",
        InForm "inside a form", InTable "inside a table", InList "inside a list", InFigure "inside a figure",
        InBlockquote "inside a quotation", InSection "inside a section", InDialog "inside a dialog",
        InDetails "inside a fold-out", InButton "inside a button", InLink "inside a link",
        InNoscript "a copy for browsers without scripts", InFrame "inside a frame",
        Hidden "hidden from readers",
        Depth "how deep it lies", Position "place among the blocks", TextBefore "share of the text before it",
        Index "number of the block", FromEnd "blocks after it",
        Siblings "elements beside it", SameSiblings "elements of its sort beside it",
        SiblingIndex "its place among those",
        Template "blocks of the same template", TemplateWords "words in blocks of its template",
        TemplateLinks "links in blocks of its template",
        TemplateProse "prose in blocks of its template",
        Up1Words "words in its container", Up1Links "share of links in its container",
        Up1Blocks "blocks in its container", Up1Prose "share of prose in its container", Up1Own "its share of its container",
        Up2Words "words two levels up", Up2Links "share of links two levels up",
        Up2Blocks "blocks two levels up", Up2Prose "share of prose two levels up", Up2Own "its share two levels up",
        Up3Words "words three levels up", Up3Links "share of links three levels up",
        Up3Blocks "blocks three levels up", Up3Prose "share of prose three levels up", Up3Own "its share three levels up",
        Up5Words "words five levels up", Up5Links "share of links five levels up",
        Up5Blocks "blocks five levels up", Up5Prose "share of prose five levels up", Up5Own "its share five levels up",
        InTop "inside the container with the most prose", TopDistance "levels from that container",
        TopShare "share of the page's prose in that container",
        BeforeTop "before that container", AfterTop "after that container",
        ProseShareUp "share of the page's prose around it", ProseLevels "levels until most of the prose is around it",
        HeadingLevel "level of the heading before it", HeadingDistance "blocks since the heading",
        HeadlineDistance "blocks since the headline", BeforeHeadline "before the headline",
        Images "pictures around it", Fields "form fields around it",
        RepeatItems "repeats of the part it lies in", RepeatWords "words in each repeat",
        RepeatBlocks "blocks in each repeat", RepeatLinks "share of links in the repeats",
        RepeatProse "share of prose in the repeats", RepeatSpread "how unlike in length the repeats are",
        RepeatIndex "repeats before its own", RepeatPlace "its place in its repeat",
        RepeatHeadline "in the repeat with the headline", RepeatLevels "levels up to its repeat",
        OuterItems "large parts beside its own", OuterIndex "large parts before its own",
        OuterWords "words in each large part", OuterShare "its part's share of the prose of the large parts",
        OuterHeadline "in the large part with the headline",
        LinksOut "links that lead to other sites", LinksSlug "links that lead to other pieces of writing",
        LinksLocal "links that lead nowhere else", LinksUnvouched "links that the site does not vouch for",
        NearLinksSlug "links to other pieces close by", NearLinksOut "links to other sites close by",
        UpLinksSlug "links to other pieces in its container", UpLinksOut "links to other sites in its container",
        HasTime "a marked time", HasPicture "a picture or sign",
    }
    Attributes {
        ClassContent "named as content", ClassMeta "named as byline or date", ClassTitle "named as title",
        ClassComment "named as comments", ClassRelated "named as related",
        ClassTrending "named as trending or popular", ClassTicker "named as a ticker or live feed",
        ClassSocial "named as sharing", ClassNav "named as navigation", ClassFooter "named as footer",
        ClassAd "named as advertising", ClassPromo "named as newsletter or promotion",
        ClassAuthor "named as author", ClassConsent "named as a cookie or privacy notice",
        ClassUi "named as a control", ClassAside "named as a sidebar", ClassCaption "named as a caption",
        ClassHidden "named as hidden", ClassList "named as a list or card", ClassPost "named as a post or message",
        Kin "blocks of the same make and names", KinWords "words in blocks of its make and names",
        KinLinks "links in blocks of its make and names", KinProse "prose in blocks of its make and names",
        ItempropBody "marked as the article's text", RoleMain "marked as the main part",
        RoleAside "marked as beside the main part",
    }
    Neighbours {
        Prev1Words "words in the block before", Prev1Links "share of links in the block before",
        Next1Words "words in the block after", Next1Links "share of links in the block after",
        Prev2Words "words two blocks before", Prev2Links "share of links two blocks before",
        Next2Words "words two blocks after", Next2Links "share of links two blocks after",
        Window3Prose "share of prose close by", Window8Prose "share of prose around",
        Window8Links "share of links around",
        ProseBefore "blocks since the last prose", ProseAfter "blocks until the next prose",
        SameBefore "same template as the block before", SameAfter "same template as the block after",
        DepthBefore "levels to the block before", DepthAfter "levels to the block after",
    }
    Page {
        PageWords "words on the page", PageLinks "share of links on the page", PageBlocks "blocks on the page",
        PageProse "share of prose on the page", PageProseBlocks "paragraphs of prose on the page",
        PageArticles "article elements on the page", PageHeadings "headings on the page",
        PageForms "form fields on the page", PageTables "table cells on the page",
        PageCode "code on the page",
        SaysArticle "the page calls itself an article", SaysProduct "the page calls itself a product",
        SaysForum "the page calls itself a discussion", SaysList "the page calls itself a list",
        SaysSite "the page calls itself a web site", HasArticleBody "the page declares its article text",
        UrlDepth "levels in the address", UrlHyphens "words in the address", UrlDigits "digits in the address",
        Prices "prices on the page",
    }
}

/// Number of features in a row.
pub const FEATURES: usize = Feature::ALL.len();

/// The features of one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub [f32; FEATURES]);

impl Default for Row {
    fn default() -> Self {
        Row([0.0; FEATURES])
    }
}

impl std::ops::Index<Feature> for Row {
    type Output = f32;

    fn index(&self, f: Feature) -> &f32 {
        &self.0[f as usize]
    }
}

impl std::ops::IndexMut<Feature> for Row {
    fn index_mut(&mut self, f: Feature) -> &mut f32 {
        &mut self.0[f as usize]
    }
}
