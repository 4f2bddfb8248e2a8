"""Which addresses are never requested, and which sound alike but are sections and articles."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.urls.canonical import is_action, trap_reason

ACTIONS = """
/plus/count.php?aid=3
/plus/count.php?view=yes&aid=3&mid=1
/plus/digg_frame.php?action=good&id=3
/plus/digg_ajax.php?id=3
/plus/erraddsave.php?aid=3
/plus/erraddsave.php
/plus/stow.php?aid=3
/plus/recommend.php?aid=3
/plus/feedback.php?aid=3
/plus/search.php?keyword=x
/plus/advancedsearch.php?mid=1
/plus/heightsearch.php
/plus/vote.php
/plus/guestbook.php
/plus/flink_add.php
/plus/carbuyaction.php
/plus/ad_js.php?aid=3
/include/vdimgck.php
/member/login.php
/member/index.php
/member/reg_new.php
/member/article_add.php?channelid=1
/member.php?mod=logging&action=login
/e/public/ViewClick/?classid=1&id=2&addclick=1
/e/public/ViewClick?classid=1&id=2
/e/public/digg/?classid=1&id=2
/e/pl/?classid=1&id=2
/e/enews/?enews=AddFava
/e/member/login/
/e/search/result/?searchid=2
/e/search/index.php
/e/DoInfo/AddInfo.php
/wp-login.php
/wp-login.php?redirect_to=%2F
/wp-admin/admin-ajax.php?action=x
/wp-admin/admin-ajax.php?action=like_post&id=3
/wp-admin/admin-ajax.php?id=load_more
/wp-json/wp/v2/posts/3
/wp-json/wp/v2/users?page=2
/wp-comments-post.php
/cdn-cgi/l/email-protection
/2008/09/story.html?widgetType=BlogArchive&action=toggle&dir=open
/xmlrpc.php
/2017/12/story/trackback/
/2017/12/story/?replytocom=17
/mt-comments.cgi?entry_id=12
/2017/12/story.html?showComment=1322763315444
/2017/12/story/?share=twitter
/2017/12/story/?share=facebook&nb=1
/news/3.html?print=1
/news/3?format=html&print=true
/index.php?option=com_content&view=article&id=3&tmpl=component&print=1
/news/3/print
/news/story/print/
/print/3
/print/node/3
/3_print.html
/print.php?id=3
/PrintPage.aspx?id=3
/?s=新闻
/?s=news
/?s=
/index.php?s=%E6%96%B0%E9%97%BB
/search.php?q=x
/search.php?q=
/search.aspx
/search.html
/search
/search/
/search/?keyword=x
/search?q=x
/search/园区/
/search/label/news
/so.php?wd=x
/so/?keyword=x
/list.php?keyword=园区
/index.php?q=园区
/query.asp?keywords=x
/login
/login/
/login.aspx?ReturnUrl=%2f
/user/login
/users/sign_in
/sign-in/
/log-in.html
/logout.do
/register
/register/
/register.php
/reg.asp
/forgot-password
/lostpassword.jsp
/passport/getpwd.aspx
/index.php?m=member&c=index&a=register
/index.php?m=member&c=index&a=login
/index.php?m=search&c=index&a=init&typeid=1&q=x
/index.php?m=vote&c=index&a=show&subjectid=1
/index.php?m=comment&c=index&a=post&commentid=content_3
/index.php?do=logout
/index.php?action=login
/index.php?act=vote&id=3
/article.php?id=3&action=print
/thread.php?action=reply&tid=3
/w/index.php?title=Page&action=edit
/w/index.php?title=Page&action=history
/vote.asp?id=3
/count.asp?id=3
/hits.jsp?id=3
/click.aspx?id=3
/api/hits/3
/index.php/article/hits/id/3.html
/Home/index.php/news/vote/3
/ajax/getHits?id=3
/ajax.php?id=3
/ajax_count.ashx?id=3
/tools/ajax.ashx
/captcha
/captcha.php
/checkcode.aspx
/api/captcha/image
/cart
/cart/
/checkout/
/cart.php
/addtocart.php?id=3
/shop/?add-to-cart=3
/favorite.php?id=3
/addfav.aspx?id=3
/sendmail.php?id=3
/email.php?id=3
/sharer.php?u=x
/comment.php?id=3
/comments.aspx?id=3
/feedback.asp
/guestbook.asp
/gbook.php
/message.aspx
/reply.php?tid=3
/newreply.php?tid=3
/download.php?id=3
/download.jsp?file=3
/sousuo.php
""".split()  # noqa: SIM905 - a hundred quoted lines read worse

PAGES = """
/wp-json/wp/v2/posts?per_page=10&page=2
/wp-admin/admin-ajax.php?action=load_more&page=2
/
/news/
/news/3.html
/research/3.html
/download/
/download/3.html
/xiazai/
/down/list_1.html
/user-stories/
/users/
/so/
/so/2017/3.html
/query-optimization.html
/share-price.html
/share/2017/3.html
/news/search-and-rescue-team.html
/search-engine-marketing/
/search/2017/3.html
/email-marketing-tips.html
/email/
/comment/
/comment/2017-12/25/c_123.html
/comments/
/members/
/members/3.html
/member/
/member/3.html
/membership.html
/vote/2017/3.html
/voting-rights.html
/counter-terrorism/
/counters/3.html
/count-of-monte-cristo.html
/hits/
/top-hits.html
/print-edition/
/print/
/printing-industry/3.html
/cart-driving-school/
/registration/
/register-of-companies/3.html
/theregister/2017/3.html
/feedback-loop.html
/guestbook/
/message/2017/3.html
/digg/
/favorites-of-2017.html
/admin/2017/3.html
/author/admin/
/administration/
/login-security-explained.html
/ajax-wins-again.html
/sports/ajax/
/sports/ajax/3.html
/api-economy.html
/order/
/order/3.html
/report/2017/3.html
/mail/3.html
/view.php?aid=3
/plus/view.php?aid=3
/plus/list.php?tid=3
/plus/list.php?tid=3&PageNo=2
/plus/rss.php?tid=3
/e/action/ListInfo/?classid=3
/e/action/ShowInfo.php?classid=3&id=4
/e/tags/?tagname=x
/index.php?s=/article/3.html
/index.php?s=article/3
/index.php?s=%2Farticle%2F3
/index.php?s=home/article/detail/id/3
/index.php?s=5&id=3
/index.php?s=news&id=3
/index.php?m=content&c=index&a=show&id=3
/index.php?m=content&c=index&a=lists&catid=3
/index.php?m=home&c=View&a=index&aid=3
/?m=article&a=view&id=3
/?do=detail&id=3
/news.php?action=show&id=5
/news.php?act=list&page=2
/index.php?mod=view&aid=3
/index.php?op=read&id=3
/index.php?q=node/3
/show.jsp?s=0123456789abcdef0123456789abcde1
/show.aspx?key=6F9619FF-8B86-D011-B42D-00C04FC964FF
/?q=news/2017
/list.aspx?cid=3&keyword=&page=2
/list.php?cid=3&order=desc
/list.php?cid=3&sort=date
/article.asp?id=3&from=list
/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1&wbnewsid=3
/show.php?print=0&id=3
/archives/17
/?p=17
/?page_id=3
/?cat=3&paged=2
/feed/
/index.php/archives/17/
/index.php/news/3.html
/art/2023/11/2/art_1_2.html
/col/col1234/index.html
/tag/search/
/tags/CAPTCHA/index.html
/author/login/page/2/
/category/login-news/
""".split()  # noqa: SIM905 - a hundred quoted lines read worse


@pytest.mark.parametrize("path", ACTIONS)
def test_actions(path: str) -> None:
    assert is_action(f"http://example.com{path}")


@pytest.mark.parametrize("path", PAGES)
def test_pages(path: str) -> None:
    assert not is_action(f"http://example.com{path}")


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    for url in (text, f"http://example.com/{text}", f"http://example.com/?{text}"):
        is_action(url)
        trap_reason(url)


@pytest.mark.parametrize("unit", ["/a", "a/", "/api/", "/ajax/x", "print/", "&a=1", "0", "%25", "amp;", "/print/node/"])
def test_time_is_bounded_on_hostile_addresses(unit: str) -> None:
    url = "http://example.com/" + unit * (100_000 // len(unit))
    begun = time.process_time()
    is_action(url)
    is_action(f"http://example.com/?{unit * (100_000 // len(unit))}")
    trap_reason(url)
    assert time.process_time() - begun < 0.5
