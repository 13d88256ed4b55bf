from tearsheet.reading import read, read_text


def kinds(reading):
    return {one.kind for one in reading.findings}


def test_a_clean_page_says_all_its_fields(plain_page):
    reading = read(plain_page.encode())

    assert reading.title == "柳溪镇人大代表走进茶园问计"
    assert reading.published_at == "2024-03-05T09:20"
    assert reading.published_on.isoformat() == "2024-03-05"
    assert (reading.source, reading.author, reading.editor) == ("青禾日报", "林秀 周原", "陈静")
    assert reading.channel == "代表工作"
    assert reading.found["source"] == "标题下方：时间：2024年3月5日 09:20　来源：青禾日报　作者：林秀 周原"
    assert reading.pictures[0].caption == "代表在茶园了解春茶采摘。"
    assert not reading.is_list


def test_a_clean_page_gives_no_finding(plain_page):
    assert read(plain_page.encode()).findings == ()


def test_the_body_is_the_article_alone(plain_page):
    reading = read(plain_page.encode())

    assert len(reading.paragraphs) == 3
    assert reading.paragraphs[0].startswith("青禾县人大常委会把信息宣传")
    assert reading.paragraphs[-1].endswith("也跟了上来。")


def test_pages_in_old_charsets_read_the_same(plain_page):
    page = plain_page.replace("utf-8", "gb2312")

    assert read(page.encode("gb18030")).body == read(plain_page.encode()).body
    assert read(page.encode("gb18030"), charset="utf-8").charset == "gb18030"


def test_a_page_read_in_a_wrong_charset_before_us_is_mended(plain_page):
    garbled = plain_page.encode().decode("latin-1").encode()

    reading = read(garbled)

    assert reading.title == "柳溪镇人大代表走进茶园问计"
    assert "mojibake" in kinds(reading)


def test_a_polluted_mirror_is_read_as_its_author_wrote_it(mirrored):
    reading = read_text(mirrored)

    assert reading.title == "青禾：一支笔写活人大故事"
    assert reading.published_at == "2023-05-09T08:30:15"
    assert (reading.source, reading.editor, reading.channel) == ("青禾县人大网", "林秀禾", "代表风采")
    assert [one[:8] for one in reading.paragraphs] == [
        "青禾县人大常委会", "一、队伍建在一线", "县人大机关组建写", "二、制度管到长远", "办公室完善登记、"
    ]  # fmt: skip
    assert "写作队伍。县级媒体" in reading.body
    assert reading.script == "traditional"


def test_a_polluted_mirror_gives_its_findings(mirrored):
    reading = read_text(mirrored)

    assert kinds(reading) == {"stray_tags", "injected_text", "place_name_list", "pinyin_hints", "byte_damage"}
    [damage] = [one for one in reading.findings if one.kind == "byte_damage"]
    assert "队伍。县级" in damage.detail
    assert "已修复" in damage.detail


def test_hidden_spam_is_told_and_kept_out(plain_page):
    spam = '<div style="position:absolute;left:-9999px">六合彩特码资料 百家乐技巧打法 时时彩平台注册</div>'

    reading = read(plain_page.replace('<p><img src="/t.jpg"></p>', spam).encode())

    assert "hidden_text" in kinds(reading)
    assert "六合彩" not in reading.body


def test_a_window_title_that_is_spam_is_not_the_title(plain_page):
    reading = read(
        plain_page.replace(
            "<title>柳溪镇人大代表走进茶园问计", "<title>澳门精准资料大全|百家乐平台注册"
        ).encode()
    )

    assert reading.title == "柳溪镇人大代表走进茶园问计"
    assert "title_mismatch" in kinds(reading)


def test_a_list_of_titles_is_no_article(plain_page):
    rows = "".join(
        f'<li><a href="/{i}">青禾县人大常委会举行第{i}次会议审议报告</a><span>2024-03-0{i}</span></li>'
        for i in range(1, 9)
    )
    page = f"<html><head><title>人大要闻</title></head><body><ul>{rows}</ul><div>上一页 下一页 共8页</div></body></html>"  # noqa: E501 one sentence or pattern, read as a whole

    assert read(page.encode()).is_list


def test_json_ld_says_the_time_in_the_time_of_china():
    page = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-05T01:20:00Z"}</script></head>
    <body><h1>柳溪镇人大代表走进茶园</h1><p>代表们走进茶园，了解采摘、加工和销售，提出建议五条。</p></body></html>"""  # noqa: E501 one sentence or pattern, read as a whole

    assert read(page.encode()).published_at == "2024-03-05T09:20:00"


def test_the_founding_document_is_read_exactly(founding_document):
    reading = read(founding_document)

    assert reading.title == "突出把握“四点”积极推进人大信息宣传工作"
    assert reading.published_at == "2018-04-13T10:12:11"
    assert (reading.source, reading.editor, reading.channel) == ("燕赵人民代表网", "檀旭涛", "市县人大")
    assert len(reading.paragraphs) == 9
    assert [one[:2] for one in reading.paragraphs[1::2]] == ["一、", "二、", "三、", "四、"]
    assert "队伍。县人大机关" in reading.body
    assert kinds(reading) == {"stray_tags", "injected_text", "place_name_list", "pinyin_hints", "byte_damage"}


def test_every_real_page_is_read(real_pages):
    for page in real_pages:
        assert read(page.read_bytes()).paragraphs, page.name
