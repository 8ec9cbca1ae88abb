"""JSON Schemas of the files, so that an editor completes and checks them while they are typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fazhi_cli.rulebook.load import model_of

if TYPE_CHECKING:
    from fazhi_cli.data_files import DataFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MEANINGS = {
    "id": "任務或調整的序號；方案的代號，用小寫字母、數字和「-」",
    "number": "方案的文號，原文沒有就留空；章的序號；任務印出的序號，與格式不同時才寫",
    "issued": "成文日期，如 2015-03-31；原文沒有就留空",
    "reading": "「N月前」的口徑：both，或由單位確定並寫明 decided_by 和 day",
    "layout": "印出的格式；{一}、{1} 是序號，{title}、{text}、{units} 是內容",
    "join_after": "某單位之後的間隔號，與 join 不同時才寫",
    "front": "標題之前的各行",
    "back": "最後一項任務之後的各行",
    "lead": "牽頭單位",
    "responsible": "責任單位",
    "roles": "單位的角色詞，與格式不同時才寫",
    "reviewed": "false：由程序拆分、還沒有人與原件核對；核對後刪去這一行",
    "printed": "分工的原文，與格式不同時才寫",
    "clauses": "條款；連起來就是這一項的正文，一字不差。逐案事項裡是沒有寫明逐案、而每件都要核對的分句，如 13.1",
    "actor": "誰來辦：條文寫明、又不只是本項單位時才寫；可以在本條款之前",
    "to": "報給誰、由誰決定或公布；調整裡是單位的新名或承接的單位",
    "output": "報送、公布或建立的東西",
    "if": "條件",
    "except": "例外，整個「除…外」",
    "when": "時限的原文；在條款裡只出現一次",
    "event": "從哪件事起算，時限短語沒有說時才寫",
    "items": "逐項核對的內容；共用的字寫 stem、text、tail",
    "open": "列舉以「等」收尾，或不封閉的一類單位",
    "per": "case：逐案辦理",
    "cites": "不帶《》的文件名",
    "kind": "性質；只在推翻字面時才寫，並說明 because；調整裡是哪一種變化",
    "not_when": "不是時限的時間詞，並說明 because",
    "members": "這一類單位的成員",
    "level": "哪一級的機關：state 國家、province 省、city 市、county 縣、district 區、township 鄉鎮",
    "includes": "確屬這一類的單位，另有別的單位時寫；只指一個單位的寫 unit",
    "named": "false：方案未列明",
    "successors": "後來承接的單位；[] 為沒有，不寫則依程序自帶的名錄",
    "change": "怎樣承接：rename 更名、merge 併入；split 拆分、part 劃出部分職責，只承接 tasks 所列",
    "not_aliases": "不指本單位的通用簡稱",
    "confidence": "H 官方頁面或法規，M 二手來源，L 推斷，BG 常識",
    "functional": "按職能稱呼的單位",
    "spellings": "原文裡的寫法",
    "mainland": "大陸用詞",
    "only": "只在這些短語裡替換",
    "not": "在這些短語裡不替換",
    "because": "理由",
    "days": "公開曆表的各天：date 日期，name 名稱，isOffDay 是否放假",
    "papers": "公開曆表所據通知的網址",
    "changes": "方案施行後的變化，一條一項；只增不改，撤銷也另寫一條",
    "task": "所涉任務的序號",
    "clause": "所涉分句，任務只有一個時限時不必寫",
    "day": "定下口徑的日子；改期後的到期日",
    "unit": "所涉單位在 units.yaml 的名稱",
    "undoes": "所撤銷的調整的序號",
    "basis": "依據的文件及文號",
    "from": "生效日期",
    "by": "登記人：單位/姓名",
    "cases": "逐案事項：方案的哪些條款逐案適用於哪類案件",
    "narrower": "只指其中一部分的寫法",
    "notices": "放假、調休通知",
    "notice": "通知的文號",
    "off": "放假的日子，如 2027-01-01；連續幾天的寫 2027-02-05至2027-02-11",
    "work": "調休上班的日子",
}


def schema_text(row: DataFile) -> str:
    """The schema of a data file as its file of JSON."""
    return json.dumps(schema_of(row), ensure_ascii=False, indent=2) + "\n"


def schema_of(row: DataFile) -> dict[str, Any]:
    """The schema of a data file."""
    model = model_of(row)
    return {"$schema": DIALECT, **_explained(model.model_json_schema())}


def _explained(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with the keys' meanings in place of pydantic's titles and of the docstrings of the code."""
    explained = {}
    for key, value in schema.items():
        if key not in ("title", "description"):
            explained[key] = _inner(value)
    properties = explained.get("properties", {})
    for key, value in properties.items():
        if key in _MEANINGS:
            value["description"] = _MEANINGS[key]
    return explained


def _inner(value: Any) -> Any:
    if isinstance(value, list):
        return [_inner(each) for each in value]
    if not isinstance(value, dict):
        return value
    # The keys of `properties` and `$defs` are names: one may well be "title".
    if all(isinstance(each, dict) for each in value.values()):
        return {key: _inner(each) for key, each in value.items()}
    return _explained(value)
