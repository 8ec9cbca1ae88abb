"""What a clerk typed after `fazhi change` as an entry of changes.yaml, its names and numbers looked up in the plan."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.asked import ids
from fazhi_cli.asked.events import exact
from fazhi_cli.errors import WrongCall
from fazhi_cli.query.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from fazhi_cli.query.reader import Reader

Entry = dict[str, Any]


class Deed(NamedTuple):
    """The options as they were typed."""

    suspend: bool = False
    resume: bool = False
    move_to: str | None = None
    reading: str | None = None
    wording: str | None = None
    rename: str | None = None
    split: str | None = None
    succeed: str | None = None
    to: tuple[str, ...] = ()
    basis: str | None = None
    since: str | None = None
    by: str | None = None

    @property
    def is_empty(self) -> bool:
        return not any(self._replace(by=None))

    @property
    def kinds(self) -> list[str]:
        """The kinds of change asked for; one entry is of one kind."""
        asked = {
            "suspend": self.suspend, "resume": self.resume, "move": self.move_to, "reading": self.reading,
            "rename": self.rename, "split": self.split, "succeed": self.succeed,
        }  # fmt: skip
        return [kind for kind, value in asked.items() if value]

    @property
    def unit(self) -> str | None:
        return self.rename or self.split or self.succeed


def entry_of(reader: Reader, plan: str, words: Sequence[str], deed: Deed, today: date) -> Entry:
    """The entry of one change. Raises WrongCall with all that is missing."""
    missing = [
        *_unclear(words, deed),
        *_ungrounded(deed),
        *([] if deed.since else ["請寫明生效日期,如 --from 2015-05-10。"]),
    ]
    if missing:
        raise WrongCall(*missing)
    found: Entry = {"kind": deed.kinds[0]}
    if words:
        found |= _limit(reader, plan, words[0], deed)
    if deed.move_to:
        found["day"] = exact(deed.move_to, today)
    if deed.reading:
        found["reading"] = deed.reading
    if deed.unit:
        found["unit"] = _unit(reader, plan, deed.unit)
    if deed.to:
        found["to"] = [_heir(typed) for typed in deed.to]
    return {**found, **_ground(deed, exact(deed.since or "", today))}


def undo_of(reader: Reader, plan: str, words: Sequence[str], deed: Deed, today: date) -> Entry:
    """The entry that takes another back: as if it had never been, or from a day on. Raises WrongCall."""
    numbers = ids.numbers(tuple(words))
    known = {change.id: change for change in changes(reader, (plan,))}
    missing = [*_ungrounded(deed), *(["撤銷不能同時作別的調整。"] if deed.kinds else [])]
    if len(numbers) != 1:
        missing.append("請寫明撤銷哪一號調整,如 fazhi change undo 3;序號見 fazhi change list。")
    elif numbers[0] not in known:
        told = f"已有的是{'、'.join(map(str, known))}號" if known else "還沒有登記過調整"
        missing.append(f"沒有第{numbers[0]}號調整;{told}。")
    if missing:
        raise WrongCall(*missing)
    since = deed.since or known[numbers[0]].from_
    return {"kind": "undo", "undoes": numbers[0], **_ground(deed, exact(since, today))}


def _unclear(words: Sequence[str], deed: Deed) -> Iterator[str]:
    if not deed.kinds:
        yield "請寫明怎樣調整:--suspend、--resume、--move-to 日期、--reading 口徑、--rename、--split 或 --succeed 單位。"
    elif len(deed.kinds) > 1:
        yield "一次只登記一種變化;有幾種的,分幾次登記。"
    elif deed.unit and not deed.to:
        yield "請用 --to 寫明新名或承接的單位。"
    elif deed.unit and words:
        yield "單位的變化不寫任務序號;只涉及部分任務的,寫在 --to 單位名:序號 裡。"
    elif deed.to and not deed.unit:
        yield "--to 只用於單位的更名、分設、承接。"
    elif not deed.unit and not deed.reading and not words:
        yield "請寫明是哪一項的時限,如 fazhi change 12 --suspend。"
    if len(words) > 1:
        yield f"一次只調整一項,這裡寫了 {len(words)} 項:{'、'.join(words)}。"


def _ungrounded(deed: Deed) -> Iterator[str]:
    if not (deed.basis or "").strip():
        yield "調整要有依據,請加 --basis 文件及文號,如 --basis 國發〔2015〕25號。"


def _ground(deed: Deed, since: date) -> Entry:
    return {"basis": " ".join((deed.basis or "").split()), "from": since, "by": deed.by or _user()}


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no user of that number: a container
        raise WrongCall("請寫明登記人:--by 單位/姓名,或設 FAZHI_BY。") from None


def _limit(reader: Reader, plan: str, typed: str, deed: Deed) -> Entry:
    """Which limit: of a task, of one clause, of one wording; the wording is written too where there is only one."""
    spans = reader.known_ids((typed,))
    if len(spans) != 1 or spans[0].first != spans[0].last:
        raise WrongCall(f"一次只調整一項,這裡寫了「{typed}」。")
    task, clause = spans[0].first, spans[0].clause
    wordings = [
        wording
        for (wording,) in reader.rows(
            "SELECT wording FROM limits WHERE plan = ? AND task = ? AND (? IS NULL OR clause = ?)",
            (plan, task, clause, clause),
        )
    ]
    if deed.wording:
        meant = [wording for wording in wordings if reader.fold(wording) == reader.fold(deed.wording)]
        when = meant[0] if meant else deed.wording
    else:
        when = wordings[0] if len(wordings) == 1 else None
    found = {"task": task, "clause": clause, "when": when}
    return {key: value for key, value in found.items() if value is not None}


def _unit(reader: Reader, plan: str, typed: str) -> str:
    senses = [(unit, sense) for of, unit, sense, _ in reader.senses(typed) if of == plan]
    direct = list(dict.fromkeys(unit for unit, sense in senses if sense in ("name", "full", "alias")))
    if len(direct) != 1:
        named = "、".join(dict.fromkeys(unit for unit, _ in senses))
        raise WrongCall(f"「{typed}」不是方案中一個單位的名稱;請寫 {named or '方案所列的單位'}。")
    return direct[0]


def _heir(typed: str) -> str | Entry:
    """A name, or a name and the tasks that it takes: 市司法局:9,12-15."""
    name, _, tasks = typed.replace("\uff1a", ":").partition(":")
    if not name.strip():
        raise WrongCall(f"看不懂「{typed}」;寫單位名,或 單位名:任務序號。")
    return {"name": name.strip(), "tasks": ids.numbers((tasks,))} if tasks.strip() else name.strip()
