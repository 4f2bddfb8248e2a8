"""What every page of the portal shows in the same words: styles and scripts, forms, friend links, footer."""

NAME = "青湖产业园区网"
_FRIENDS = ["省人民政府", "市人民政府", "国家统计局", "开发区协会", "省商务厅", "市科技局"]
_STYLES = "\n".join(
    f".{name}{{float:left;width:{width}px;margin:0 {width % 7}px;line-height:24px;background:#F{width % 10}FAF3}}"
    for name, width in [("pleft", 712), ("pright", 238), ("tbox", 236), ("viewbox", 700), ("place", 690), ("e2", 680)]
)
HEAD = f"""<link href="/templets/default/style/dedecms.css" rel="stylesheet" media="screen" type="text/css" />
<style type="text/css">
{_STYLES}
</style>
<script language="javascript" type="text/javascript" src="/include/dedeajax2.js"></script>
<script language="javascript" type="text/javascript">
<!--
function CheckLogin(){{
  var taget_obj = document.getElementById('_userlogin');
  myajax = new DedeAjax(taget_obj,false,false,'','','');
  myajax.SendGet2("/member/ajax_loginsta.php");
  DedeXHTTP = null;
}}
function postDigg(ftype,aid){{
  var taget_obj = document.getElementById('newdigg');
  var saveid = GetCookie('diggid');
  if(saveid != null){{
    var saveids = saveid.split(',');
    for(i=0;i<saveids.length;i++){{ if(saveids[i]==aid && saveids[i]<10000) return; }}
  }}
  myajax = new DedeAjax(taget_obj,false,false,'','','');
  myajax.SendGet2("/plus/digg_ajax.php?action="+ftype+"&id="+aid);
}}
-->
</script>
"""
SEARCH_FORM = """<div class="search"><form name="formsearch" action="/plus/search.php">
<input type="hidden" name="kwtype" value="0" />
<input name="q" type="text" class="search-keyword" value="在这里搜索..." />
<select name="searchtype"><option value="titlekeyword" selected="1">智能搜索</option>
<option value="title">仅搜索标题</option></select>
<button type="submit" class="search-submit">搜索</button></form></div>
"""
COMMENT_FORM = """<div class="mt1"><dl class="tbox"><dt><strong>发表评论</strong></dt><dd>
<div class="dede_comment_post">
<form action="#" method="post" name="feedback"><textarea cols="60" name="msg" rows="5" class="ipt-txt"></textarea>
<p>请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。</p>
<label><input type="radio" checked="1" value="feedback" name="feedbacktype" />中立</label>
<label><input type="radio" value="good" name="feedbacktype" />好评</label>
<label><input type="radio" value="bad" name="feedbacktype" />差评</label>
<button type="button" class="btn-2">发表评论</button></form></div></dd></dl></div>
"""
_LINKS = "".join(
    f'<li><a href="http://www.example.org/{n}/" target="_blank">{name}</a></li>\n' for n, name in enumerate(_FRIENDS)
)
FOOTER = f"""<div class="flink w960 center clear"><dl class="tbox"><dt><strong>友情链接</strong></dt><dd>
<ul class="f5">{_LINKS}</ul></dd></dl></div>
<div class="footer w960 center mt1 clear"><div class="footer_body">
<p>版权所有 {NAME} 地址：青湖市滨河路18号 邮编：430000 电话：027-0000000</p>
<p class="copyright">Copyright &copy; 2012-2024 {NAME} 备案号：鄂ICP备00000000号</p>
</div></div>
"""
