from byline.incoming import clean_pasted


def test_what_was_pasted_from_word_keeps_its_text_and_loses_its_marks():
    pasted = """<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p class=MsoNormal
style='text-indent:32.0pt;mso-char-indent-count:2.0'><b><span style='font-family:仿宋_GB2312;
mso-hansi-font-family:"Times New Roman"'>北河镇<span lang=EN-US><o:p></o:p></span></span></b>　　人大</p>"""

    assert clean_pasted(pasted) == "<p><strong>北河镇</strong>　　人大</p>"


def test_a_paste_of_wps_keeps_headings_and_lists():
    pasted = """<h1 style="mso-pagination:widow-orphan"><font face="黑体">一、做法</font></h1>
<p class="MsoListParagraph"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>甲</p>
<p class="MsoListParagraph"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>乙</p>
<p class="MsoNormal"><![if !supportLists]><span style="mso-list:Ignore">（一）</span><![endif]>丙。</p>"""

    assert clean_pasted(pasted) == "<h2>一、做法</h2><ul><li>甲</li><li>乙</li></ul><p>（一）丙。</p>"


def test_a_table_in_a_table_becomes_lines():
    within = "<table><tr><td>子</td><td>丑</td></tr></table>"
    pasted = f"<table class=MsoNormalTable><tr><td>甲{within}</td><td>乙</td></tr></table>"

    assert clean_pasted(pasted) == (
        "<table><tbody><tr><td><p>甲</p><p>子<br>丑</p></td><td><p>乙</p></td></tr></tbody></table>"
    )


def test_a_picture_on_the_writers_machine_goes_and_ours_stays():
    pasted = '<p class=MsoNormal>甲<img src="file:///C:/a.png">乙</p><p><img src="/pictures/7/" alt="丙"></p>'

    assert clean_pasted(pasted) == '<p>甲乙</p><figure><img src="/pictures/7/" alt="丙"></figure>'


def test_any_other_text_stays_as_it_is():
    for html in ("<p>甲<br>　　乙</p>", "甲 < 乙", ""):
        assert clean_pasted(html) == html
