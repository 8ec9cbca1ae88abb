"""The commands: a file each, and the one table that names them in the order of the help page.

The file of a command holds `run`; where it has --fields or --sort also ROWS, the class of its rows: None where their fields
depend on the question, or where it shows no rows.
"""

from fazhi_cli.structs import Struct


class Entry(Struct):
    """A command, or a group of commands.

    module: the file in this folder that holds `run`; None for a group that does nothing by itself. A group may be a command
    too: `fazhi change 12` and `fazhi change list`.
    """

    name: str
    module: str | None
    line: str
    members: "tuple[Entry, ...]" = ()


COMMANDS = (
    Entry("tasks", "tasks", "任務：誰牽頭、誰負責、何時完成"),
    Entry("show", "show", "一項或幾項任務的全部內容"),
    Entry("clauses", "clauses", "分句：行為主體、報送對象、時限、例外、性質"),
    Entry("units", "units", "單位：牽頭與負責多少項；或某一單位的詳情"),
    Entry("duties", "duties", "按職能約束某類機關的條款，方案未列明的單位也可查"),
    Entry("due", "due", "時限一覽：何時到期、還剩幾天、由誰辦"),
    Entry("clock", "clock", "自某事之日起的期限何日屆滿，可一次算多件"),
    Entry("case", "case", "一件案件的核對單：之前、不得、現在起算、待判斷"),
    Entry("read", "read", "一段話裡的時間用語怎樣理解：限期、逐案、定期"),
    Entry("calendar", "calendar", "有日期的時限寫成日曆文件（.ics）"),
    Entry("checklist", "checklist", "印製任務分工表、台賬、任務清單、銷號表、核對表"),
    Entry("chapters", "chapters", "各章及其任務項數"),
    Entry("cites", "cites", "引用的文件及引用處"),
    Entry("stats", "stats", "統計：任務、牽頭、時限、性質，按章按單位"),
    Entry("matrix", "matrix", "單位與章的對照：牽頭幾項、負責幾項"),
    Entry(
        "change",
        "change",
        "登記方案施行後的變化：暫緩、改期、更名等",
        (
            Entry("list", "change_list", "列出已登記的調整"),
            Entry("undo", "change_undo", "撤銷一項調整"),
        ),
    ),
    Entry(
        "progress",
        "progress",
        "進展：各單位的狀態、時限、燈，並登記填報、核實、催辦",
        (
            Entry("set", "progress_set", "登記進展：狀態、說明、佐證"),
            Entry("log", "progress_log", "某項任務的全部記錄"),
            Entry("stats", "progress_stats", "統計：按方案、章、狀態、單位、期次"),
            Entry("assign", "progress_assign", "交辦"),
            Entry("receive", "progress_receive", "簽收"),
            Entry("submit", "progress_submit", "送審：送本單位領導審核"),
            Entry("refuse", "progress_refuse", "送審退回"),
            Entry("accept", "progress_accept", "核實，已報完成的即為已辦結"),
            Entry("return", "progress_return", "退回補正"),
            Entry("extend", "progress_extend", "延期：申請、同意、不同意"),
            Entry("urge", "progress_urge", "催辦"),
            Entry("terminate", "progress_terminate", "終止"),
            Entry("correct", "progress_correct", "更正：一條記錄作廢"),
        ),
    ),
    Entry(
        "sheet",
        None,
        "填報表：發給各單位填，填好交回後讀入",
        (
            Entry("out", "sheet_out", "每個單位一份台賬（.xlsx），發下去填"),
            Entry("in", "sheet_in", "讀入交回的表，逐行登記進展"),
            Entry("status", "sheet_status", "一期的填報：哪些單位應報、已報、未報"),
        ),
    ),
    Entry(
        "ledger",
        None,
        "進展記錄：核對、備份、導出、導入",
        (
            Entry("verify", "ledger_verify", "逐條核對，有無改動或缺失"),
            Entry("export", "ledger_export", "導出，一條記錄一行"),
            Entry("import", "ledger_import", "導入別處導出的記錄"),
            Entry("carry", "ledger_carry", "結轉：未辦結的轉入下一年的記錄"),
            Entry("backup", "ledger_backup", "備份，使用中也可"),
        ),
    ),
    Entry("diff", "diff", "兩份規則庫有何不同，逐項任務列出"),
    Entry("plans", "plans", "文庫裡有哪些方案，哪些有錯不能用"),
    Entry("compile", "compile", "把文庫編成一個文件，帶到別處查"),
    Entry("sql", "sql", "以 SQL 只讀查詢索引"),
    Entry("text", "text", "方案全文，與原件逐字相同"),
    Entry("check", "check", "檢查規則庫，並可與原件核對"),
    Entry("new", "new", "開始一個規則庫：三項示範任務，照著改寫"),
    Entry("import", "import_plan", "把一份方案的原件讀成規則庫"),
    Entry("review", "review", "逐條核對程序擬出的內容，接受、修改或留待"),
    Entry("fmt", "fmt", "把規則庫整理成統一的寫法"),
    Entry("schema", "schema", "數據文件的 JSON Schema"),
    Entry("completion", "completion", "命令行補全腳本：bash、zsh、fish、powershell"),
    Entry("where", "where", "用的是哪份數據、哪個索引、何種口徑"),
)
