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
    "told",
    "problem",
    "kept",
    "records",
    "letters",
    "identities",
    "content",
    "answers",
    "language",
    "translation",
    "rules",
    "changes",
    "contributions",
    "stick",
    "views",
    "forms",
    "pages",
    "search",
    "phone",
    "edition",
    "rendering",
    "paper",
    "memory",
    "verdict",
    "fixing",
    "editing",
    "arguments",
    "commands",
    "cli",
)


def imports():
    """Each import of each module of the package: the module, and what it imports."""
    for path in MODULES:
        module = path.relative_to(PACKAGE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield module, node.module or ""


def test_the_core_imports_no_engine():
    assert [(module.as_posix(), name) for module, name in imports() if name.split(".")[0] in ENGINES] == []


def test_imports_go_one_way():
    floor = {name: n for n, name in enumerate(FLOORS)}
    ours = [(module, name.split(".")[1]) for module, name in imports() if name.startswith("concord.")]
    assert len(ours) > 300
    rooms = [(module.parts[0].removesuffix(".py"), module.as_posix(), room) for module, room in ours]
    assert [row for row in rooms if row[0] != "__init__" and floor[row[2]] > floor[row[0]]] == []


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
        assert not prints or path.name == "cli.py" or path.parent.name == "commands"


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
    run = f"{block}; import pytest; raise SystemExit(pytest.main(['-q', '-m', 'not engine and not browser and not corpus and not machine', '-x']))"
    done = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
