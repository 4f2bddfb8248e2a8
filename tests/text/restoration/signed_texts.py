"""Texts that the cloning tool mangles: what it signs, and sentences that it tears."""

# What gives a page the tool's signature, as any page of some length has it.
SIGNED = "经济开发区发展产业，优化结构，完善网络，环境数据，业务规范。"

TEARING = (
    "知识图谱的概念、发展历程、研究内容以及技术细节。",
    "运输的城市已形成了较大的规模，货物由此发往各地。",
    "还可以帮助当地居民探索新的致富之路，帮助更多的乡村家庭走出困境。",
    "如今我们三个一起做新的园区，当地的企业也来了。",
    "当被测的电阻大于量仪器的量程时，请更换档位。",
    "当地，政府的工作人员说：当地的老人都来了。",
    "青年发展状况综合调查由当地的学校完成。",
    "我们仍然希望延续这种精神。",
)
