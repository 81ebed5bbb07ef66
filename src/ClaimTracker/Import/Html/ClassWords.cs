using System.Collections.Frozen;

namespace ClaimTracker.Import.Html;

/// <summary>What the words in an element's class and id say of it, in groups of words that publishers use alike.</summary>
internal static class ClassWords
{
    /// <summary>The groups, in the order of their bits.</summary>
    public static readonly string[] Groups =
    [
        "share sharing social sharebar sharetools shares facebook whatsapp follow",
        "related recommend recommended recommendation recommendations recirc recirculation more readmore also trending popular mostread latest next most read links",
        "newsletter newsletters subscribe subscription signup sign email subscriber alerts",
        "promo promotion promotional teaser teasers card cards marketing cta banner trailer",
        "ad ads advert advertisement advertising sponsor sponsored dfp adslot outbrain taboola partner advertorial",
        "sidebar aside rail secondary widget widgets complementary tertiary",
        "footer bottom copyright legal foot tagline",
        "header head masthead top hero topper",
        "nav navigation menu breadcrumb breadcrumbs toolbar navbar pagination pager",
        "comment comments disqus discussion reply respond reader conversation livefyre coral",
        "caption captions figcaption credit credits photo image figure img picture media gallery slide slideshow photos images thumb thumbnail",
        "byline author authors contributor contributors writer bio profile bylines",
        "date time timestamp meta published updated pub info dateline publish metadata",
        "tag tags topic topics keyword keywords category categories label labels taxonomy terms",
        "cookie consent gdpr onetrust privacy modal popup overlay dialog lightbox paywall gate regwall piano login register tp premium meter",
        "articlebody storybody postbody entrycontent bodytext articletext bodycopy storytext postcontent maincontent articlecontent storycontent",
        "article story entry post content text copy main prose richtext rte paragraph para wysiwyg body freetext",
        "dek subtitle standfirst subhead subheadline subheading summary description excerpt lead lede intro abstract deck kicker sub",
        "headline title heading hed h1",
        "quote pullquote blockquote pull",
        "list items item grid feed carousel slider collection river stream listing swiper slick",
        "video player audio podcast embed youtube playlist jw brightcove jwplayer media_player",
        "note correction disclaimer editor disclosure affiliate appendix footnote footnotes notes correct",
        "box infobox factbox module callout highlight insert inline interstitial inset factboks panel",
        "hidden hide sr visually screenreader invisible offscreen none accessible",
        "toc contents jump anchor summarylist keypoints bullets glance",
        "poll vote quiz rating product price buy shop commerce deal deals review stock ticker quote_box scoreboard",
        "tweet twitter instagram tiktok social_embed facebook_post oembed",
        "bodycontainer container wrapper wrap inner outer row col column columns layout",
        "live liveblog update updates timeline posts",
    ];

    /// <summary>Bit of names that hide an element until it is asked for: tooltips, text for screen readers.</summary>
    public const uint Unseen = 1u << 31;

    private const int BodyCompound = 15;
    private static readonly System.Buffers.SearchValues<string> UnseenNames = System.Buffers.SearchValues.Create(
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screenreader", "tooltip", "rollover", "popover", "assistive"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> ByWord = Groups
        .SelectMany((words, group) => words.Split(' ').Select(word => (word, group)))
        .DistinctBy(p => p.word).ToFrozenDictionary(p => p.word, p => p.group, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The groups that a class or id names, as bits.</summary>
    public static uint Of(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 1000) return 0;
        Span<char> word = stackalloc char[24];
        var bits = names.AsSpan().ContainsAny(UnseenNames) ? Unseen : 0;
        var length = 0;
        // Two parts of one name such as "article-body" say more than each of them.
        bool kind = false, part = false;
        for (var i = 0; i <= names.Length; i++)
        {
            var c = i < names.Length ? names[i] : ' ';
            var isLetter = char.IsAsciiLetter(c);
            if ((!isLetter || (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(names[i - 1]))) && length > 0)
            {
                bits |= Bit(word[..length], ref kind, ref part);
                length = 0;
            }
            if (isLetter && length < word.Length) word[length++] = char.ToLowerInvariant(c);
            if (c != ' ') continue;
            if (kind && part) bits |= 1u << BodyCompound;
            (kind, part) = (false, false);
        }
        return bits;
    }

    private static uint Bit(ReadOnlySpan<char> word, ref bool kind, ref bool part)
    {
        kind |= word is "article" or "story" or "entry" or "post" or "main" or "page" or "news";
        part |= word is "body" or "content" or "text" or "copy";
        return Lookup.TryGetValue(word, out var group) ? 1u << group : 0;
    }
}
