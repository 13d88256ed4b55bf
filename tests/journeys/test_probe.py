def test_probe(phone):
    phone.set_content("<p>你好</p>")
    assert phone.inner_text("p") == "你好"
