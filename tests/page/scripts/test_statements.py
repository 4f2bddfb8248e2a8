"""What a script would write, read without running it."""

import time

import pytest

from portalcrawl.page.scripts.statements import LONGEST_SCRIPT, ScriptReader


@pytest.mark.parametrize(
    ("script", "written"),
    [
        ("document.write('来源：江城日报')", "来源：江城日报"),
        ('var a="x"; var b = \'y\'\ndocument.writeln(a+"-"+b);', "x-y"),
        ("var d='2010年01月29日'; if(d!=''){document.write(d);}", "2010年01月29日"),
        ("var d=''; if(d!=''){document.write('作者：'+d);}", ""),
        ("var d='a'; if(d){document.write(d)} else if(d>=now){document.write('b')} else {document.write('c')}", "a"),
        ("var d=''; if(d){document.write(d)} else {document.write('本站')}", "本站"),
        ("var d='a'; if(d) document.write(d); else document.write('本站'); document.write('!')", "a!"),
        ("var d='a'; if(d!='' && d!=null){document.write(d)}", "a"),
        ("var d=''; if(!d || d=='无'){document.write('无')}", "无"),
        ("var d='a'; if(d.length>0){document.write(d)}", "a"),
        ("var t='2023-10-18 10:20:33'; document.write(t.substr(0,10)+'|'+t.substring(11,16))", "2023-10-18|10:20"),
        ("var t=' a '; document.write('['+t.trim()+']')", "[a]"),
        ("var a='x'; a+='y'; document.write(a=='xy'?'ja':'nein')", "ja"),
        ("/* document.write('a') */ // document.write('b')\ndocument.write('c')", "c"),
        ("<!--\ndocument.write('c')\n//-->", "c"),
        ("document.write('\\u6765\\x41\\'')", "来A'"),
        ("document.write('a','b')", "ab"),
        ("try { document.write('a') } catch (e) { document.write('b') }", "a"),
        # What only running it would tell.
        ("document.write(new Date().getFullYear()+'年')", ""),
        ("var d=new Date(); document.write('今天是'+d)", ""),
        ("var d='a'; d=load(d); document.write(d)", ""),
        ("document.write('作者：'+author())", ""),
        ("if(window.x){document.write('a')}else{document.write('b')}", ""),
        ("var d='a'; if(x()){d='b'} document.write(d)", ""),
        ("var d='a'; if(x()) d='b'; document.write(d)", ""),
        ("var d='a'; if((d=x())){document.write(d)} document.write(d)", ""),
        ("function f(){document.write('a')} document.write('b')", "b"),
        ("var f=function(){document.write('a')}; document.write('b')", "b"),
        ("$(function(){ document.write('a') }); document.write('b')", "b"),
        ("for(var i=0;i<3;i++){document.write('a')} document.write('b')", "b"),
        ("switch(day){case 1: document.write('a'); break;} document.write('b')", "b"),
        ("document.write('a'-1)", ""),
        ("document.write('a", ""),
    ],
)
def test_what_is_written(script: str, written: str) -> None:
    assert ScriptReader().read(script) == written


def test_later_scripts_know_what_earlier_ones_set() -> None:
    reader = ScriptReader()
    assert reader.read("var ly='江城日报';") == ""
    assert reader.read("document.write(ly)") == "江城日报"


@pytest.mark.parametrize(("brackets", "written"), [(38, "a"), (39, "")])
def test_brackets_stand_in_one_another_as_deep_as_people_write(brackets: int, written: str) -> None:
    """Forty levels, of which the statement and the call's own brackets are two."""
    assert ScriptReader().read(f"document.write({'(' * brackets}'a'{')' * brackets})") == written


@pytest.mark.parametrize(("length", "is_known"), [(5_000, True), (5_001, False)])
def test_a_long_value_is_no_field_of_a_page(length: int, is_known: bool) -> None:
    text = "x" * (length - 1)
    assert ScriptReader().read(f"document.write('y'+'{text}')") == ("y" + text if is_known else "")


def test_a_value_that_doubles_is_unknown() -> None:
    assert ScriptReader().read("var a='aaaa';" + "a=a+a;" * 40 + "document.write(a)") == ""


@pytest.mark.parametrize("piece", ["(", "{", "if(", "[", "!", "'a'+", "a?", "if(a){", "a=", ")}", "document.write("])
def test_hostile_scripts_end_soon(piece: str) -> None:
    start = time.process_time()
    ScriptReader().read((piece * LONGEST_SCRIPT)[:LONGEST_SCRIPT])
    assert time.process_time() - start < 2


def test_a_script_as_long_as_a_library_is_not_read() -> None:
    script = "document.write('a')"
    assert ScriptReader().read(script.ljust(20_000)) == "a"
    assert ScriptReader().read(script.ljust(20_001)) == ""
