"""Why a verdict was reached, in words a clerk understands."""

from dataclasses import dataclass, field

Value = str | int | float

# Each kind of reason: what it says in Chinese and in English.
SENTENCES: dict[str, tuple[str, str]] = {
    "kept": ("正文 {percent}% 相同", "{percent}% of the text is the same"),
    "own": ("有 {letters} 字为本稿独有", "{letters} characters stand in no other manuscript"),
    "title_same": ("标题相同", "The headline is the same"),
    "byline": ("署名 {names} 相符", "The byline {names} agrees"),
    "author_named": ("文中提到作者 {names}", "The text names the author {names}"),
    "unit_named": ("文中提到 {names}", "The page names {names}"),
    "submitted": ("报送过该媒体（{outlet}）", "It was submitted to this outlet ({outlet})"),
    "same_day": ("登记当天刊发", "Printed on the day of registration"),
    "days_after": ("刊发在登记后 {days} 天", "Printed {days} days after registration"),
    "late": ("刊发在登记后 {days} 天，间隔较长", "Printed {days} days after registration, which is long"),
    "days_before": (
        "刊发比登记早 {days} 天，稿件可能转自该页",
        "Printed {days} days before registration; the manuscript may copy this page",
    ),
    "figures_differ": (
        "数字不同：稿件“{ours}”，网页“{theirs}”",
        "Figures differ: {ours} in the manuscript, {theirs} on the page",
    ),
    "words_differ": (
        "文字不同：稿件“{ours}”，网页“{theirs}”",
        "Words differ: {ours} in the manuscript, {theirs} on the page",
    ),
    "place_differs": ("网页没有提到 {names}", "The page does not name {names}"),
    "better_explained": (
        "相同文字另有稿件更吻合：《{title}》",
        "Another manuscript fits the same words better: {title}",
    ),
    "shared_text": ("相同文字多篇稿件都有", "Several manuscripts have the same words"),
    "quotation": (
        "只相同 {letters} 字，夹在别的文章里（占该文 {percent}%），像是引用或同引一份文件",
        "Only {letters} characters are the same, inside another piece ({percent}%), as in a quotation",
    ),
    "document": (
        "另有 {letters} 字是法规、文件原文，不作依据",
        "{letters} more characters are the words of a law or notice and prove nothing",
    ),
    "article": ("同版多篇，相同的是《{title}》", "Of several articles on the page it is: {title}"),
    "damaged": ("网页约 {percent}% 是错字，已按错字看待", "About {percent}% of the page's letters are wrong"),
    "place_renamed": ("稿件“{ours}”，网页作“{theirs}”", "{ours} is called {theirs} on the page"),
    "seen_before": ("网页在登记之前就已抓取", "The page was fetched before registration"),
    "opening_differs": (
        "开头的日期、届次等数字不同，可能是同类的另一篇",
        "The figures in the first sentence differ; it may be another piece of the same kind",
    ),
    "unit_signed": ("{unit} 供稿", "{unit} signs the piece"),
    "little": ("只刊出 {percent}%，不足四分之一", "Only {percent}% is printed, less than a quarter"),
    "disagrees": (
        "句子相近而内容不同的有 {letters} 字，像是同类的另一篇",
        "{letters} characters stand in like sentences that say something else; it looks like a sibling piece",
    ),
    "few_own": (
        "本稿独有的文字太少（{letters} 字），不足为证",
        "Too little of it is this manuscript's alone ({letters} characters)",
    ),
    "title_only": ("只有标题相同，正文没有相同文字", "Only the headline is the same, none of the text"),
    "twin": ("《{title}》文字相同", "{title} has the same text"),
    "twin_earlier": (
        "《{title}》文字相同，登记在先（{day}）",
        "{title} has the same text and was registered before ({day})",
    ),
    "twin_later": (
        "《{title}》文字相同，登记在后（{day}）",
        "{title} has the same text and was registered after ({day})",
    ),
    "list_page": ("只有开头一段，像是列表页", "Only the first line is there; it looks like a list page"),
    "round_up": ("与其他稿件综合刊发", "Printed together with other manuscripts"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing for or against a match: its kind, a key of `SENTENCES`, and the values its sentence needs."""

    kind: str
    values: dict[str, Value] = field(default_factory=dict)

    def sentence(self, language: str = "zh") -> str:
        """Say the reason in Chinese, or in English for any language but `zh` and its variants."""
        chinese, english = SENTENCES[self.kind]
        return (chinese if language.startswith("zh") else english).format(**self.values)
