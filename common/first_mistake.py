"""The focus of every form on its first mistake."""

from __future__ import annotations

from typing import Any


class FirstMistakeFocused:
    """Puts the cursor into the first bad field of a form that was refused."""

    def full_clean(self) -> None:
        super().full_clean()  # type: ignore[misc]
        form: Any = self
        if not form.is_bound or not form.errors:
            return
        for field in form.fields.values():
            field.widget.attrs.pop("autofocus", None)
        first = next((name for name in form.fields if name in form.errors), None)
        if first:
            form.fields[first].widget.attrs["autofocus"] = True
