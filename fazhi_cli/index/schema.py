"""The tables of the index, as `fazhi sql --schema` prints them.

Columns that hold a list are JSON arrays of strings. Days are ISO dates. `strict` and `lenient` are the two days that bare
「N月前」 allows; `due` and `due_latest` are the same two while the reading is open, else both the day in force. Tables of long texts keep
their rowid: SQLite gives a long row of a WITHOUT ROWID table a page of its own.
"""

from __future__ import annotations

VERSION = 27
"""Raised with every change of the tables or of what is written into them; an index of another version is rebuilt."""

_TABLES = """\
CREATE TABLE plans(            -- 方案
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,  -- 在文庫中的次序
  title TEXT NOT NULL, place TEXT, number TEXT, issued TEXT,
  year INTEGER,                -- 成文日期的年份，沒有的為文號的年份；都沒有為空
  prefixes TEXT NOT NULL,      -- 單位名之前可寫可不寫的地名與層級，以製表符相隔：遂宁市、遂宁、市
  reading TEXT NOT NULL,       -- 「N月前」口徑：{readings}
  decided_by TEXT, decided_on TEXT,  -- 由誰、何日定的口徑
  basis TEXT,                  -- 口徑由調整定下時的依據
  revision INTEGER NOT NULL,
  script TEXT,                 -- 顯示字體：hans 簡體，hant 或空為照原文
  implied TEXT NOT NULL,       -- JSON：以一句話補入各項的單位 {units, phrase} 的清單
  preamble TEXT,
  front TEXT NOT NULL, back TEXT NOT NULL,  -- JSON：前言之前、最後一項之後的各行
  tasks INTEGER NOT NULL,      -- 任務項數
  reviewed INTEGER NOT NULL,   -- 其中已有人核對的
  folder TEXT NOT NULL         -- 所在文件夾，相對於文庫；空為文庫本身
);
CREATE TABLE plan_texts(       -- 全文，與原件逐字相同
  plan TEXT PRIMARY KEY, text TEXT NOT NULL
);
CREATE TABLE chapters(         -- 章
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  number INTEGER, title TEXT, text TEXT,
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE tasks(            -- 任務（項）
  plan TEXT NOT NULL, id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  chapter INTEGER NOT NULL,    -- chapters.position
  number TEXT NOT NULL,        -- 方案序號，如 (十)、1.
  called TEXT NOT NULL,        -- 怎樣稱呼：第(十)項、第1項、第三條
  section INTEGER, section_title TEXT,  -- 章下的節
  title TEXT NOT NULL, text TEXT NOT NULL,
  reviewed INTEGER NOT NULL,   -- 1 已有人核對，0 尚未核對
  basis TEXT NOT NULL, contact TEXT NOT NULL,  -- 依據、聯繫方式；多項的以 U+001F 相隔
  leads INTEGER NOT NULL,      -- 牽頭單位數
  folded TEXT NOT NULL,        -- 檢索用：標題與正文，簡繁、全半角歸一，略去括號、引號、頓號
  mainland TEXT NOT NULL,      -- 檢索用：再按 wording.yaml 還原大陸用語；無須還原的為空
  PRIMARY KEY(plan, id),
  UNIQUE(plan, position)
);
CREATE TABLE clauses(          -- 分句
  plan TEXT NOT NULL, task INTEGER NOT NULL, clause INTEGER NOT NULL,
  ref TEXT NOT NULL,           -- 如 10.3
  text TEXT NOT NULL,
  kind TEXT NOT NULL,          -- duty 應辦、prohibition 禁止、gate 前置程序、right 權利
  actor TEXT NOT NULL, recipient TEXT NOT NULL, output TEXT NOT NULL,
  condition TEXT NOT NULL, exception TEXT NOT NULL,
  event TEXT, per TEXT,
  open INTEGER NOT NULL,       -- 列舉以「等」結尾
  governed_to INTEGER NOT NULL,  -- 及於本條的時限寫在括號、欄目裡的，該括號止於哪一條；沒有的為本條
  folded TEXT NOT NULL, mainland TEXT NOT NULL,
  PRIMARY KEY(plan, task, clause)
);
CREATE TABLE items(            -- 分句中逐一列舉的事項
  plan TEXT NOT NULL, task INTEGER NOT NULL, clause INTEGER NOT NULL, item INTEGER NOT NULL,
  text TEXT NOT NULL, kind TEXT NOT NULL,
  actor TEXT NOT NULL, recipient TEXT NOT NULL,
  condition TEXT NOT NULL, exception TEXT NOT NULL,
  PRIMARY KEY(plan, task, clause, item)
);
CREATE TABLE limits(           -- 時限
  plan TEXT NOT NULL, task INTEGER NOT NULL, clause INTEGER NOT NULL, position INTEGER NOT NULL,
  from_clause INTEGER NOT NULL,  -- 所及的第一條分句；寫在括號、欄目裡的時限及於多條，至 clause 止
  ref TEXT NOT NULL,           -- 所在分句，如 10.5；及於全項的為任務，如 10
  subject TEXT NOT NULL,       -- 所限的事項：交付成果，沒有的為時限所及的文字
  actor TEXT NOT NULL,         -- 該分句的行為主體
  wording TEXT NOT NULL,
  time TEXT NOT NULL,          -- milestone 限期完成、triggered 逐案限時、recurring 定期開展、none 只有文字，不作計算
  strict TEXT, lenient TEXT, due TEXT, due_latest TEXT,
  amount INTEGER, unit TEXT,   -- 數量與單位 minute、hour、day、working_day、week、month、year；定期開展為間隔（span）或期後時限
  event TEXT,                  -- 起算的行為
  backward INTEGER NOT NULL,   -- 是否自起算的行為往前數，如屆滿30日前
  every TEXT,                  -- 定期開展：year、half_year、quarter、month、half_month、ten_days、week、day、
                               --   school_year、school_term、span（每若干單位）、regular（定期）
  month INTEGER, day INTEGER,  -- 定期開展：每次限於何月、何日，如每年3月31日前；原文沒有為空，有月無日為月底
  days TEXT,                   -- 定期開展：每次有幾個日子的，為 [月, 日] 的清單（JSON），如每年6月和12月底前；此時 month、day 為空
  suspended INTEGER NOT NULL,  -- 是否暫緩
  adjusted INTEGER NOT NULL,   -- 被調整的次數
  PRIMARY KEY(plan, task, clause, position)
) WITHOUT ROWID;
CREATE TABLE units(            -- 單位
  plan TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,
  full_name TEXT, full_name_confidence TEXT, category TEXT,
  nature TEXT,                 -- 按類別：government 政府、department 部門、court 法院等；空為不明
  level TEXT,                  -- state、province、city、county、district、township；空為不明
  aliases TEXT NOT NULL, members TEXT NOT NULL,
  open INTEGER NOT NULL,       -- 泛稱（市直有關部門）
  named INTEGER NOT NULL,      -- 方案是否列明
  successors TEXT NOT NULL,    -- JSON：{name, change, year, basis, source, confidence, tasks} 的清單
  note TEXT,
  PRIMARY KEY(plan, name)
);
CREATE TABLE unit_names(       -- 單位的各種寫法
  plan TEXT NOT NULL, key TEXT NOT NULL, unit TEXT NOT NULL,
  sense TEXT NOT NULL,         -- name、full、alias、short（通用簡稱）、member（成員）、successor（承接單位）、function（職能）
  name TEXT NOT NULL,          -- 原寫法；通用簡稱則為單位名
  tasks TEXT                   -- 只承接部分任務的承接單位：如 ，3,5，
);
CREATE TABLE functions(        -- 按職能稱呼的機關及其在方案中的寫法
  plan TEXT NOT NULL, name TEXT NOT NULL, spelling TEXT NOT NULL, folded TEXT NOT NULL, unit TEXT,
  includes TEXT NOT NULL,      -- 確屬此類的單位（還有別的）
  note TEXT,
  PRIMARY KEY(plan, name, spelling)
) WITHOUT ROWID;
CREATE TABLE task_units(       -- 任務與單位
  plan TEXT NOT NULL, task INTEGER NOT NULL,
  role TEXT NOT NULL,          -- lead 牽頭、responsible 責任
  position INTEGER NOT NULL,
  unit TEXT NOT NULL,
  word TEXT,                   -- 原文另用的角色詞：配合、參加、指導等；空為格式所定
  clauses TEXT,                -- 只承擔其中幾條分句的，如 ,1,2,；空為全項
  implied INTEGER NOT NULL,    -- 1 為方案一句話補入各項、本項未列
  PRIMARY KEY(plan, task, role, position)
) WITHOUT ROWID;
CREATE TABLE cites(            -- 引用文件
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  ref TEXT NOT NULL,           -- preamble 或分句，如 6.2
  task INTEGER, clause INTEGER,
  title TEXT NOT NULL, number TEXT,
  form TEXT NOT NULL,          -- document 文件、form 文書樣式（責任書等）、unquoted 未加書名號的文件
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE wordings(         -- wording.yaml：轉換字詞與大陸用語
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  text TEXT NOT NULL, mainland TEXT NOT NULL, only_in TEXT NOT NULL, not_in TEXT NOT NULL, because TEXT,
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE cases(            -- 逐案事項：哪類案件
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  name TEXT NOT NULL,
  names TEXT NOT NULL,         -- 名稱與各種寫法
  note TEXT,
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE case_clauses(     -- 某類案件適用的逐案分句，以及提到它的禁止
  plan TEXT NOT NULL, name TEXT NOT NULL, task INTEGER NOT NULL, clause INTEGER NOT NULL,
  item INTEGER NOT NULL,       -- 0 為整條，否則只是其中一項
  scope TEXT,                  -- 只及其中一部分的，原文如何限定，如 重大行政處罰
  for_each INTEGER NOT NULL,   -- 1 每件都辦，0 不分個案的禁止
  PRIMARY KEY(plan, name, task, clause, item)
) WITHOUT ROWID;
CREATE TABLE workdays(         -- 本單位補入的放假與調休日期
  plan TEXT NOT NULL, day TEXT NOT NULL,
  working INTEGER NOT NULL,    -- 1 調休上班，0 放假
  notice TEXT NOT NULL,
  PRIMARY KEY(plan, day)
) WITHOUT ROWID;
CREATE TABLE changes(          -- changes.yaml：方案施行後的變化
  plan TEXT NOT NULL, id INTEGER NOT NULL,
  kind TEXT NOT NULL,          -- {kinds of change}
  task INTEGER, clause INTEGER, wording TEXT,  -- 所涉時限，空為不限
  day TEXT,                    -- 改期後的到期日
  reading TEXT, unit TEXT,
  heirs TEXT NOT NULL,         -- JSON：新名或承接單位 {name, tasks} 的清單
  undoes INTEGER,              -- 所撤銷的調整
  basis TEXT NOT NULL, since TEXT NOT NULL, entered_by TEXT NOT NULL,
  missed TEXT NOT NULL,        -- 生效時已過、因而不受影響的分句
  PRIMARY KEY(plan, id)
);
CREATE TABLE changes_in_force( -- 各項調整何時有效：自 since 起，至 until 前一日
  plan TEXT NOT NULL, id INTEGER NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
  PRIMARY KEY(plan, id, since)
) WITHOUT ROWID;
CREATE TABLE adjusted_limits(  -- 調整後的時限，取代 limits 中的同一行
  plan TEXT NOT NULL, task INTEGER NOT NULL, clause INTEGER NOT NULL, position INTEGER NOT NULL,
  since TEXT NOT NULL, until TEXT NOT NULL,
  strict TEXT, lenient TEXT, due TEXT, due_latest TEXT, suspended INTEGER NOT NULL, adjusted INTEGER NOT NULL,
  PRIMARY KEY(plan, task, clause, position, since)
) WITHOUT ROWID;
CREATE TABLE heirs(            -- 單位更名、分設、承接後的名稱
  plan TEXT NOT NULL, id INTEGER NOT NULL, position INTEGER NOT NULL,
  unit TEXT NOT NULL, sense TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, tasks TEXT,
  has_tasks INTEGER NOT NULL,  -- 是否承接任務：分設而未寫明任務的不承接
  successor TEXT NOT NULL,     -- JSON：{name, change, year, basis, source, confidence, tasks}
  PRIMARY KEY(key, plan, id, position)
) WITHOUT ROWID;
CREATE TABLE figures(          -- 全方案的統計：方案、各章、各單位
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  grouping TEXT NOT NULL,      -- plan、chapter、unit
  name TEXT NOT NULL,
  tasks INTEGER NOT NULL, lead_units INTEGER NOT NULL,  -- 項數、牽頭單位個數
  leads INTEGER NOT NULL, responsible INTEGER NOT NULL,  -- 項次
  milestone INTEGER NOT NULL, triggered INTEGER NOT NULL, recurring INTEGER NOT NULL, none INTEGER NOT NULL,
  duty INTEGER NOT NULL, prohibition INTEGER NOT NULL, gate INTEGER NOT NULL, "right" INTEGER NOT NULL,
  words TEXT,                  -- JSON：另有角色詞的，各詞的項次
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE desks(            -- office.yaml：本單位的設定
  plan TEXT PRIMARY KEY,
  unit TEXT,                   -- 替哪個單位填報
  near_days INTEGER, near_percent INTEGER  -- 臨近到期的界限：日數，時間所剩的百分數
) WITHOUT ROWID;
CREATE TABLE people(           -- office.yaml：登記進展的人
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,          -- unit 替責任單位，office 替督查單位
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE details(          -- office.yaml：本單位的細化，不是方案原文
  plan TEXT NOT NULL, position INTEGER NOT NULL,
  task INTEGER NOT NULL, clause INTEGER, item INTEGER,  -- 整項任務的，後兩列為空
  output TEXT NOT NULL,        -- 交付成果
  day TEXT,                    -- 內部時限
  taken_by TEXT NOT NULL,      -- 由誰承擔
  contact TEXT, leader TEXT,   -- 聯繫人，分管領導
  collects TEXT,               -- 匯總單位
  PRIMARY KEY(plan, position)
) WITHOUT ROWID;
CREATE TABLE sources(          -- 編成索引的各文件夾；不在 plans 裡的，方案不能用
  folder TEXT PRIMARY KEY,
  plan TEXT, title TEXT, place TEXT, year INTEGER,  -- 方案編號等，以讀得出的為限
  line INTEGER NOT NULL, col INTEGER NOT NULL,      -- 編號在 tasks.yaml 的何處
  valid INTEGER NOT NULL,      -- 文件本身有無問題；無問題而不在 plans 裡的，編號與別的文件夾相同
  files TEXT NOT NULL,         -- 有哪些文件
  settled INTEGER NOT NULL, times BLOB NOT NULL, checksums BLOB NOT NULL  -- 各文件的大小、時間與校驗和
) WITHOUT ROWID;
CREATE TABLE shelves(          -- 文庫中放置規則庫的各層文件夾
  folder TEXT PRIMARY KEY,
  settled INTEGER NOT NULL, changed INTEGER NOT NULL, entered INTEGER NOT NULL  -- 時間
) WITHOUT ROWID;
CREATE TABLE problems(         -- 不能用的方案有何問題
  folder TEXT NOT NULL, position INTEGER NOT NULL,
  file TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL,
  code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,
  PRIMARY KEY(folder, position)
);
CREATE TABLE meta(             -- 索引自身：版本、來源文件、折疊用字表
  key TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX unit_names_by_key ON unit_names(key, plan);
CREATE INDEX unit_names_by_plan ON unit_names(plan);
CREATE INDEX task_units_by_unit ON task_units(unit, plan, task);
CREATE INDEX own_role_words ON task_units(plan, task) WHERE word IS NOT NULL;
CREATE INDEX unread_tasks ON tasks(plan, id) WHERE NOT reviewed;
CREATE INDEX implied_units ON task_units(plan, task) WHERE implied;
CREATE INDEX divided_tasks ON task_units(plan) WHERE clauses IS NOT NULL;
CREATE INDEX limits_by_due ON limits(due);
CREATE INDEX limits_by_due_latest ON limits(due_latest);
CREATE INDEX cites_by_title ON cites(title);
"""


def statements() -> tuple[str, str]:
    """The statements that create the tables, and those that create their indexes: of many rows it is quicker to sort them once."""
    text = tables()
    start = text.index("CREATE INDEX")
    return text[:start], text[start:]


def tables() -> str:
    """The statements that create the tables, with what their columns mean."""
    # Imported here: a query asks for the version alone.
    from fazhi_cli.changes.kinds import KINDS
    from fazhi_cli.plan.readings import SCOPED

    kinds = "、".join(f"{kind.name} {kind.word}" for kind in KINDS.values())
    readings = "、".join(f"{name} {meaning}" for name, meaning in SCOPED.items())
    return _TABLES.replace("{kinds of change}", kinds).replace("{readings}", readings)
