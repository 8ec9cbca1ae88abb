"""An office's own form: a Word or HTML file with {{ fields }} that a checklist fills."""

from __future__ import annotations

import os
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import FunctionLoader, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from lxml.etree import XMLSyntaxError

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import reason, without_waiting
from fazhi_cli.formats import form_bounds
from fazhi_cli.formats.archive import made_on, steady
from fazhi_cli.formats.view import cell_text, unknown

if TYPE_CHECKING:
    from datetime import date

KIND_OF_ENDING = {".docx": "docx", ".html": "html", ".htm": "html"}

BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, NameError, RuntimeError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip
"""What a template may raise while it runs: its expressions are its author's."""

MOST_REPEATED = 100_000
"""Characters that a text may become by being repeated."""

MOST_FACTOR = 10**9
"""The largest number that may be multiplied: of longer and longer ones each product takes longer, and nothing can stop one."""


class _UnknownField(UndefinedError):
    """`known`: the names that stand where the unknown one was looked for; None at the top."""

    def __init__(self, name: str, known: tuple[str, ...] | None) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class _Unreadable(TemplateError):
    """The file itself is not what its ending says."""


class _Unknown(StrictUndefined):
    """An absent name, which fails when it is used; what the sandbox refuses keeps its own failure."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        known: tuple[str, ...] | None = ()
        if obj is missing:
            known = None
        elif isinstance(obj, Mapping):
            known = tuple(obj)

        def unknown_field(_message: str) -> _UnknownField:
            return _UnknownField(str(name), known)

        failure: Any = exc if exc is SecurityError else unknown_field
        super().__init__(hint, obj, name, failure)


def _no_source(_name: str) -> None:
    """The source of another template: there is none."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Data in, text out: no code, no other file; a field wins over the method of a mapping that has its name (items)."""

    def __init__(self) -> None:
        finds_no_file = FunctionLoader(_no_source)
        super().__init__(
            autoescape=True,
            undefined=_Unknown,
            finalize=_finished,
            loader=finds_no_file,
        )

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The product of two numbers, or a text repeated, within bounds. Raises ValueError beyond, and for any power."""
        factors = [side for side in (left, right) if isinstance(side, int | float) and abs(side) <= MOST_FACTOR]
        texts = [side for side in (left, right) if isinstance(side, str | list | tuple)]
        repeated = bool(texts) and bool(factors) and len(texts[0]) * factors[0] <= MOST_REPEATED
        if operator == "*" and (len(factors) == 2 or repeated):
            return super().call_binop(context, operator, left, right)
        raise ValueError(operator)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def kind_of(path: str) -> str:
    """docx or html, by a file's ending. Raises WrongCall."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in KIND_OF_ENDING:
        raise WrongCall(f"「{path}」不能用作模板：應為 .docx 或 .html 文件。")
    return KIND_OF_ENDING[ending]


def render(path: str, fields: Mapping[str, Any], day: date | None = None) -> bytes:
    """The form at path, filled with fields.of(...) on a day. Raises WrongCall, and MissingPart where it cannot be read."""
    kind = kind_of(path)
    data = _read(path)
    try:
        answer = form_bounds.bounded(lambda: _answer(kind, data, fields, day))
    except (form_bounds.Exhausted, MemoryError) as error:
        answer = _FAULT + _fault(error, fields).encode()
    if answer.startswith(_FAULT):
        raise WrongCall(f"模板「{path}」有誤：{answer.removeprefix(_FAULT).decode()}。")
    return answer.removeprefix(_FILLED)


_FILLED, _FAULT = b"+", b"-"
"""What an answer begins with: the form behind it is filled in, or the words behind it say why it is not."""


def _answer(kind: str, data: bytes, fields: Mapping[str, Any], day: date | None) -> bytes:
    """The form filled in, or what is wrong with it: as bytes, which another process can hand over."""
    try:
        return _FILLED + (_docx(data, fields, day) if kind == "docx" else _html(data, fields))
    except (TemplateError, *BROKEN) as error:
        return _FAULT + _fault(error, fields).encode("utf-8", "replace")


def _docx(data: bytes, fields: Mapping[str, Any], day: date | None) -> bytes:
    template = DocxTemplate(BytesIO(data))
    try:
        if not form_bounds.fits(data):
            raise _Unreadable("解開後過大，不像是一份表樣")
        template.init_docx()
    except (*form_bounds.DAMAGED, XMLSyntaxError):
        raise _Unreadable("不是完好的 Word 文件（.docx），或者加了密") from None
    template.render(dict(fields), _Sandbox())
    about = template.docx.core_properties
    about.created = about.modified = made_on(day)
    file = BytesIO()
    template.save(file)
    return steady(file.getvalue())


def _html(data: bytes, fields: Mapping[str, Any]) -> bytes:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Unreadable("不是 UTF-8 文本，請另存為 UTF-8") from None
    return _Sandbox().from_string(text).render(fields).encode()


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", opener=without_waiting) as file:
            data = file.read(form_bounds.MOST_BYTES + 1)
    except FileNotFoundError:
        raise WrongCall(f"找不到模板「{path}」。") from None
    except OSError as error:
        raise MissingPart(f"模板「{path}」無法讀取：{reason(error)}") from None
    if len(data) > form_bounds.MOST_BYTES:
        raise WrongCall(f"模板「{path}」超過 {form_bounds.MOST_BYTES // 2**20} MiB，不像是一份表樣。")
    return data


def _fault(error: Exception, fields: Mapping[str, Any]) -> str:
    """What is wrong with a form, told by the kind of its failure."""
    if isinstance(error, _Unreadable):
        return str(error)
    if isinstance(error, _UnknownField):
        known = fields if error.known is None else error.known
        return unknown("字段", error.name, known) if known else f"沒有字段「{error.name}」"
    if isinstance(error, SecurityError):
        return "模板只能填入字段，不能運行代碼"
    if isinstance(error, TemplateNotFound):
        return "模板不能引用別的文件（include、import、extends）"
    if isinstance(error, form_bounds.Exhausted):
        return f"超過 {form_bounds.SECONDS:g} 秒還沒有填完，已停止；請看有沒有不會結束的循環"
    if isinstance(error, TemplateSyntaxError):
        return "{{ }} 或 {% %} 的寫法不對，可對照 --template-example 給出的樣例"
    return "有無法計算的表達式"


def _finished(value: Any) -> Any:
    """A value as a form prints it: nothing for null, a list joined with 、."""
    is_data = value is None or isinstance(value, bool | list | tuple)
    return cell_text(value) if is_data else value
