"""Chinese vocabulary of the synthesis: glosses of the English words in names, measure words, comparatives, values."""

from __future__ import annotations

GLOSSARY = """
abbreviation 缩写 简称
ability 能力
access 访问
account 账户 账号 帐户
acting 代理
action 操作 动作
activity 活动
actor 演员
actual 实际
address 地址 住址
administration 管理
admission 入院 录取
advisor 导师 顾问
affiliation 隶属
affected 受影响
age 年龄 岁数
agency 机构 代理处
agent 代理人 经纪人
aircraft 飞机
airline 航空公司
airport 机场
album 专辑 唱片
allergy 过敏
altitude 海拔
amenity 设施
amount 金额 数额 总额
answer 答案 回答
apartment 公寓
appelation 产区
application 申请 应用
appointment 预约
approval 批准 审批
architect 建筑师
area 面积 区域
arrival 到达
article 文章
artist 艺术家 艺人 歌手
artwork 艺术品
assessment 评估
asset 资产
assignment 任务 分配
attendance 出勤 观众人数 上座
attraction 景点
attribute 属性
author 作者
available 可用
average 平均
award 奖项
balance 余额
bank 银行
base 基础
bed 床
begin 开始
behavior 行为
bill 账单
billing 账单
birth 出生
birthday 生日
block 区块
body 身体
book 书籍 图书 书
booking 预订
boolean 布尔
branch 分店 分支 支行
brand 品牌
bridge 桥 桥梁
broadcast 广播
browser 浏览器
budget 预算
builder 建造者
building 建筑 楼 大楼
built 建造
bus 巴士
business 企业 商家
calendar 日历
camera 相机
campaign 活动
campus 校区 校园
candidate 候选人
capacity 容量 容纳人数
capital 首都 资本
car 汽车 车
card 卡
catalog 目录
category 类别 分类 种类
century 世纪
ceo 首席执行官
champion 冠军
channel 频道 渠道
character 角色 字符
charge 费用
chief 主管
church 教堂
cinema 电影院
circuit 赛道
city 城市
claim 索赔
class 班级 类别 课程
classroom 教室
client 客户 委托人
climber 登山者
club 俱乐部 社团
coach 教练
code 代码 编码
college 学院 大学
color 颜色
comment 评论 备注
common 常见
company 公司 企业
competition 比赛 竞赛
condition 状况 条件
conference 会议
contact 联系人 联系方式
content 内容
contestant 参赛者
continent 大洲
contract 合同
copy 副本
cost 成本 费用
count 数量 计数
country 国家
county 县 郡
course 课程
create 创建
created 创建
creation 创建
credit 学分 信用
crime 犯罪
culture 文化
currency 货币 币种
current 当前
customer 客户 顾客
damage 损失 损坏
data 数据
date 日期
day 天 日期
death 死亡
decision 决定
degree 学位
delegate 代表
delivery 配送 交付
department 部门 系 院系
departure 出发
dependent 家属
description 描述 说明
designation 名称
destination 目的地
detail 详情 细节
details 详情 详细信息
device 设备
diagnosis 诊断
director 导演 主管
discount 折扣
disease 疾病
distance 距离
distribution 分布
district 地区 区
division 部门 分部
doctor 医生
document 文档 文件
dog 狗
donor 捐赠者
dorm 宿舍
draft 草稿
driver 司机 车手 驾驶员
drug 药物
duration 时长 持续时间
earnings 收入 奖金
edition 版本
editor 编辑
election 选举
elevation 海拔
email 邮箱 电子邮件 电子邮箱
employee 员工 雇员 职员
employment 雇佣
end 结束
engineer 工程师
enrollment 注册人数 入学人数
entrepreneur 企业家
event 事件 活动
exam 考试
exhibition 展览
expense 费用
experience 经验
facility 设施
faculty 教员 教职工
family 家庭
farm 农场
fault 故障
feature 特征
fee 费用
festival 节日
field 领域
file 文件
film 电影 影片
final 最终
first 第一
flight 航班
floor 楼层
food 食物
format 格式
founded 成立
founder 创始人
friend 朋友
from 起始
function 功能
fund 资金
furniture 家具
game 游戏 比赛
gas 加油
gender 性别
genre 流派 类型
gold 金牌
good 商品
goods 商品
government 政府
grade 年级 成绩 等级
grant 拨款
group 组 团体
guest 客人
gymnast 体操运动员
head 负责人 主管
headquarter 总部
headquarters 总部
height 身高 高度
high 高
hire 雇佣
hiring 雇佣
historical 历史
history 历史
home 家乡 主场
hometown 家乡
horse 马
hospital 医院
host 主办方 主持人
hotel 酒店
hour 小时
hours 小时
house 房子
id 编号 id ID
image 图片
incident 事件
income 收入
industry 行业
information 信息
injury 受伤
institution 机构 院校
instructor 教师 讲师
interaction 相互作用
investor 投资者
invoice 发票
item 项目 物品 商品
job 工作 职位
journal 期刊 日志
journalist 记者
judge 评委
key 键
kind 种类
label 标签
lake 湖泊
language 语言
last 最后
latitude 纬度
law 法律
lens 镜头
lesson 课
level 级别 等级 水平
library 图书馆
license 许可证
line 行
list 列表
loan 贷款
location 位置 地点 所在地
log 日志
long 长
longitude 经度
loss 损失 负
low 低
mailshot 邮件
main 主要
major 专业
male 男性
manager 经理 管理者
manufacturer 制造商 厂商
map 地图
market 市场
match 比赛
material 材料
maximum 最大
mayor 市长
meal 餐
media 媒体
medicine 药品 药物
meeting 会议
member 成员 会员
membership 会员资格
message 消息
method 方法 方式
middle 中间
mill 磨坊
minimum 最小
mission 任务
model 型号 模型
money 钱 资金
month 月份 月
mountain 山 山峰
movie 电影
museum 博物馆
music 音乐
musical 音乐剧
name 名称 名字 姓名
nation 国家
nationality 国籍
network 网络
news 新闻
note 备注 笔记
notes 备注
number 数量 编号 号码
nurse 护士
object 对象
occupation 职业
office 办公室
official 官方
open 开放
opening 开业
operation 操作
orchestra 管弦乐队
order 订单
organization 组织 机构
origin 出发地 来源
original 原始
other 其他
outcome 结果
owner 所有者 主人
page 页面 页数
paper 论文
parent 上级
park 公园
part 部件 零件
participant 参与者 参加者
participation 参与
partner 合作伙伴
party 政党 聚会
passenger 乘客
patient 患者 病人
payment 付款 支付
people 人 人员
percent 百分比
percentage 百分比
performance 表演 演出
person 人 人员
pet 宠物
phone 电话
photo 照片
physician 医师 医生
pilot 飞行员
place 地方 地点
platform 平台
play 比赛
player 球员 选手 运动员
playlist 播放列表
point 分数 积分
points 得分 积分
policy 政策 保单
population 人口
position 职位 位置
post 帖子 岗位
postcode 邮编
premise 场所
prerequisite 先修课程
present 目前
president 总统 校长
price 价格 单价 售价
primary 主要
procedure 手术 程序
product 产品 商品
production 生产
professor 教授
profile 资料
profit 利润
program 节目 项目 程序
project 项目
property 房产 属性
protein 蛋白质
province 省 省份
publication 出版物
publisher 出版社 出版商
purchase 购买
quantity 数量
question 问题
race 比赛 赛事
rail 铁路
railway 铁路
rank 排名
ranking 排名
rate 比率 费率
rating 评分 评级
reason 原因
record 记录
region 地区 区域
registration 注册 登记
relation 关系
release 发行
remark 备注
repair 维修
representative 代表
request 请求
requested 请求
research 研究
researcher 研究员
reservation 预订
resident 居民
resolution 分辨率
restaurant 餐厅 餐馆
result 结果
revenue 收入 营收
review 评论 评价
river 河流
role 角色
roller 过山
room 房间
route 路线 航线
salary 工资 薪水 薪资
sale 销售
sales 销售额 销量
schedule 时间表 日程
school 学校
science 科学
scientist 科学家
score 分数 得分
season 赛季 季节
seat 座位
secretary 秘书
section 章节 班
semester 学期
senator 参议员
series 系列 连续剧
service 服务
session 会话
settlement 结算
sex 性别
share 份额
ship 船 船只
shipment 货运
shipping 运输
shop 商店 店铺
short 短
silver 银牌
singer 歌手
site 地点 网站
size 大小 尺寸 规模
skill 技能
song 歌曲
source 来源
speaker 演讲者
speed 速度
sport 运动
stadium 体育场 场馆
staff 员工 职工
star 星级
start 开始
state 州 状态
station 车站 站
statement 声明
status 状态
stock 库存
stop 站点
store 商店 门店
storm 风暴
street 街道
student 学生
style 风格
subject 学科 科目 主题
supplier 供应商
surgeon 外科医生
surname 姓
symptom 症状
system 系统
tag 标签
task 任务
tax 税
teacher 老师 教师
team 球队 团队 队伍
technician 技术员
telephone 电话
temperature 温度
template 模板
test 测试
text 文本
theme 主题
thing 物品
ticket 票
time 时间
title 标题 头衔 职称
to 到
tonnage 吨位
total 总
tourist 游客
town 镇
track 曲目 赛道 轨道
trade 贸易
train 火车
transaction 交易
transcript 成绩单
transfer 转移
treatment 治疗
trip 行程
truck 卡车
trust 信托
tutorial 教程
type 类型 种类
undergraduate 本科生
unit 单位
university 大学
update 更新
updated 更新
url 网址
usage 使用
use 使用
user 用户
value 值 价值
vehicle 车辆
venue 场地
version 版本
video 视频
visit 访问
visitor 游客 访客
vocal 声乐
volume 卷 音量
vote 投票 票数
voter 选民
wage 工资
warehouse 仓库
water 水
weather 天气
website 网站
wedding 婚礼
week 周
weight 体重 重量
wheel 轮子
wind 风
wine 葡萄酒
winner 获胜者 冠军
work 工作
worker 工人
workshop 研讨会
writer 作者
year 年份 年
zip 邮编
first_name 名 名字
last_name 姓 姓氏
full_name 全名 姓名
phone_number 电话号码 电话
date_of_birth 出生日期 生日
birth_date 出生日期
birth_place 出生地
start_date 开始日期
end_date 结束日期
home_town 家乡
horsepower 马力
grade_point_average 绩点
is 是否
has 是否有
of 的
in 的
"""
"""English word (or `_` phrase), then how it is said in Chinese, the best first."""

PEOPLE = ("人", "员", "师", "手", "生", "者", "户", "客", "长", "官", "司机", "教授", "工", "民", "家")
"""Endings of nouns for people, who are counted with 名 or 位."""

ADJECTIVES = """
年龄 大 小
岁数 大 小
价格 高 低
单价 高 低
价格 贵 便宜
成本 高 低
人口 多 少
数量 多 少
人数 多 少
销量 多 少
次数 多 少
票数 多 少
面积 大 小
容量 大 小
规模 大 小
大小 大 小
尺寸 大 小
长度 长 短
时长 长 短
时间 晚 早
日期 晚 早
年份 晚 早
年 晚 早
生日 晚 早
距离 远 近
重量 重 轻
体重 重 轻
速度 快 慢
身高 高 矮
金额 大 小
总额 大 小
"""
"""Ending of a column's name, then the word for much and for little of it (else 高 and 低)."""

VALUES = {
    "城市": "北京 上海 广州 深圳 杭州 成都 武汉 西安 南京",
    "省": "四川 浙江 广东 山东 湖北 河南",
    "省份": "四川 浙江 广东 山东 湖北 河南",
    "国家": "中国 美国 日本 法国 德国 英国 巴西",
    "国籍": "中国 美国 日本 法国 德国",
    "性别": "男 女",
    "姓名": "张三 李四 王伟 刘洋 陈静 赵敏",
    "名称": "星光 长城 阳光 东方 未来 金龙 蓝天",
    "名字": "张三 李四 王伟 小明",
    "类型": "普通 高级 标准 内部 电子 食品",
    "类别": "普通 高级 标准 服装 图书 食品",
    "状态": "有效 已完成 待处理 已取消 正常 停用",
    "部门": "销售部 财务部 人事部 技术部 市场部",
    "专业": "计算机 数学 物理 法律 历史",
    "学校": "北京大学 清华大学 第一中学",
    "公司": "华为 腾讯 阿里巴巴 百度",
    "职位": "经理 工程师 会计 助理",
    "语言": "中文 英语 法语 日语",
    "颜色": "红色 蓝色 黑色 白色",
    "": "甲 乙 丙 北方 南方 一级 二级 其他 红星 测试",
}
"""Ending of a text column's name, then values; "" for any other."""


def _glossary() -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in GLOSSARY.strip().splitlines())
    return {row[0].replace("_", " "): tuple(row[1:]) for row in rows}


GLOSSES = _glossary()
COMPARATIVES: dict[str, list[tuple[str, str]]] = {}
for _ending, _much, _little in (line.split() for line in ADJECTIVES.strip().splitlines()):
    COMPARATIVES.setdefault(_ending, []).append((_much, _little))
VALUE_LISTS = {ending: values.split() for ending, values in VALUES.items()}
