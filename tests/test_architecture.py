"""The house keeps its shape."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hooks" / "concord"
MODULES = sorted(PACKAGE.rglob("*.py"))
ENGINES = {"mkdocs", "material", "properdocs", "mkdocs_static_i18n"}
# The folders in the order of the flow, and what stands on top of them: each imports only what stands before it.
FLOORS = (
    "problem",
    "records",
    "letters",
    "content",
    "answers",
    "language",
    "translation",
    "rules",
    "stick",
    "views",
    "pages",
    "search",
    "edition",
    "cli",
)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_the_core_imports_no_engine(path):
    assert not [name for name in imports(path) if name.split(".")[0] in ENGINES]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    floor = {name: n for n, name in enumerate(FLOORS)}
    above = [name for name in imports(path) if name.startswith("concord.") and floor[name.split(".")[1]] > floor[room]]
    assert above == []


def test_hooks_holds_one_event_file_its_adapter_and_the_package():
    names = {p.name for p in (ROOT / "hooks").iterdir() if p.name != "__pycache__"}
    assert names == {"mkdocs_events.py", "mkdocs_adapter.py", "concord"}


def test_the_event_file_keeps_no_state_and_decides_nothing():
    tree = ast.parse((ROOT / "hooks/mkdocs_events.py").read_text(encoding="utf-8"))
    kinds = {type(node) for node in tree.body}
    assert kinds <= {ast.Expr, ast.Import, ast.ImportFrom, ast.FunctionDef}
    assert all(len(node.body) <= 10 for node in tree.body if isinstance(node, ast.FunctionDef))


def test_only_the_command_line_prints():
    for path in MODULES:
        calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        prints = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
        assert not prints or path.name == "cli.py"


def test_nothing_below_the_command_line_reads_the_clock_or_the_environment():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert "time.time(" not in text
        assert ".now(" not in text
        assert "today(" not in text
        assert "os.environ" not in text or path.name == "cli.py"


@pytest.mark.engine  # it runs all the others once more
def test_the_core_works_with_the_engine_uninstalled():
    block = f"import sys; sys.modules.update(dict.fromkeys({sorted(ENGINES)}))"
    run = f"{block}; import pytest; raise SystemExit(pytest.main(['-q', '-m', 'not engine and not browser', '-x']))"
    done = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
