"""The review of a rulebook at a terminal: each step shown, asked, and what was decided written before the next is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.cli.review_values import Values
from fazhi_cli.errors import WrongCall
from fazhi_cli.output.delivery import Output, width_of
from fazhi_cli.plan.names import half_width
from fazhi_cli.reviewing.desk import Overtaken
from fazhi_cli.reviewing.doubts import Doubts
from fazhi_cli.reviewing.screen import screen_of
from fazhi_cli.reviewing.steps import Step, has_one_clause, undecided

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fazhi_cli.cli.keyboard import Keyboard
    from fazhi_cli.reviewing.desk import Desk
    from fazhi_cli.reviewing.screen import Screen

ACCEPT, CHANGE, LEAVE, BACK, QUIT, WHOLE = "a", "c", "l", "b", "q", "w"
WORDS = {ACCEPT: "接受", CHANGE: "修改", LEAVE: "留待", BACK: "返回", QUIT: "退出"}
"""The keys, with the words that may be typed for them too; so may their numbers, from 1."""
WORDS_OF_TASK = {**WORDS, WHOLE: "整項接受"}
"""The keys where a task stands there with all that is proposed of its clauses."""
_CHANGED_BY_OTHERS = "這一處剛被別人改動，你的決定沒有寫入；現已重新讀入，請再看一遍。"
_DECIDED_BY_OTHERS = "這一處剛由別人核對過，你的決定沒有寫入；接著看下一處。"
_ANEW = ""
"""What comes of a step that somebody else has changed: it is looked up anew."""


class Dialogue:
    """One sitting. is_asked: whether a step is among those that this call is about."""

    def __init__(self, keyboard: Keyboard, desk: Desk, is_asked: Callable[[Step], bool]) -> None:
        self._keyboard = keyboard
        self._desk = desk
        self._is_asked = is_asked
        self._decided: set[Step] = set()
        self._left: set[Step] = set()

    @property
    def decided(self) -> int:
        """How many steps were decided in this sitting."""
        return len(self._decided)

    @property
    def left(self) -> int:
        """How many were left for later."""
        return len(self._left)

    def is_stopped_by_person(self) -> bool:
        """Go through the steps until none is open, or the person stops: whether it was the person."""
        trail: list[Step] = []
        step = self._next()
        key = ACCEPT
        while step is not None and key != QUIT:
            key = self._answer(step)
            if key == BACK:
                if trail:
                    step = trail.pop()
                else:
                    self._keyboard.say(["前面沒有看過的了。"])
                continue
            if key != _ANEW:
                trail.append(step)
            step = self._next()
        return key == QUIT

    def _next(self) -> Step | None:
        """The first open step of which nobody has said in this sitting that it is left for later."""
        for task in self._desk.tasks:
            for step in undecided(task):
                if self._is_asked(step) and step not in self._left:
                    return step
        return None

    def _answer(self, step: Step) -> str:
        """Show a step until it is decided in some way, and do that. Gives the key that ended it."""
        key = CHANGE
        while key == CHANGE:
            placed = self._desk.placed(step)
            if placed is None:
                return _ANEW
            doubts = Doubts(self._desk.rulebook)
            self._show(screen_of(self._desk, step, placed, doubts, width_of(Output())))
            try:
                key = self._key(WORDS if step.clause or has_one_clause(placed.task) else WORDS_OF_TASK)
                self._do(key, step)
            except (EOFError, KeyboardInterrupt) as stop:
                self._keyboard.say([""])  # the line of the question is not ended yet
                if isinstance(stop, KeyboardInterrupt):
                    raise
                return QUIT
            except Overtaken:
                placed = self._desk.placed(step)
                is_open = placed is None or step in undecided(placed.task)
                self._keyboard.say([_CHANGED_BY_OTHERS if is_open else _DECIDED_BY_OTHERS])
                return _ANEW
        return key

    def _show(self, screen: Screen) -> None:
        self._keyboard.say(["", *screen.progress])
        self._keyboard.show(screen.document)
        self._keyboard.say(screen.proposed)

    def _do(self, key: str, step: Step) -> None:
        """Do what a key asks for. Raises Overtaken."""
        if key in (ACCEPT, WHOLE):
            steps = self._whole(step) if key == WHOLE else [step]
            self._desk.decide(steps)
            self._left.difference_update(steps)
            self._decided.update(steps)
        elif key == LEAVE:
            placed = self._desk.placed(step)
            if placed and step not in undecided(placed.task):
                self._desk.decide([step], is_decided=False)
            self._decided.discard(step)
            self._left.add(step)
        elif key == CHANGE:
            self._change(step)

    def _whole(self, step: Step) -> list[Step]:
        """A task with those of its clauses that are undecided."""
        placed = self._desk.placed(step)
        return [step, *(undecided(placed.task) if placed else ())]

    def _change(self, step: Step) -> None:
        """Ask what is to be said instead, until it holds together with the rest or the person gives up."""
        placed = self._desk.placed(step)
        if placed is None:
            return
        values = Values(self._keyboard, self._desk, step, placed)
        part = values.part()
        is_settled = part is None
        while part is not None and not is_settled:
            try:
                values.change(part)
                is_settled = True
            except WrongCall as refused:
                self._keyboard.say(refused.messages)
                is_settled = part.field.form == "join"  # of which nothing is typed that could be typed otherwise

    def _key(self, words: Mapping[str, str]) -> str:
        """The key that was typed, one of these. Raises EOFError where nothing more will be."""
        prompt = "　".join(f"{word} {key}" for key, word in words.items()) + "："
        while True:
            typed = half_width(self._keyboard.ask(prompt)).lower()
            for number, (key, word) in enumerate(words.items(), 1):
                if typed in (key, str(number), word, word[0]):
                    return key
            if typed:
                self._keyboard.say([f"沒有「{typed}」這個選擇，請輸入 {'、'.join(words)} 之一。"])
