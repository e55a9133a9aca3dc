/**
 * The commonest Chinese family names: the hundred of the Ministry of Public Security's report on names of 2020, which 85% of the people
 * bear, and a few more that newspapers print often.
 */
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤康易乔赖文施洪辛柳褚卫尤俞鲍岑费倪滕殷毕安乐时傅卞齐伍元卜祝';
const surnames: ReadonlySet<string> = new Set(single);
const double = /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|令狐|慕容|公孙|夏侯)/u;

/** Whether a text begins like a person's name. */
export function beginsWithSurname(text: string): boolean {
  return surnames.has(text.charAt(0)) || double.test(text);
}
