// A first look at the current scores, over the public API only. Text from forms is set as text, never as markup.
const state = document.getElementById("state");

function row(cells) {
  const line = document.createElement("tr");
  for (const cell of cells) {
    const column = document.createElement("td");
    column.append(cell ?? "—");
    line.append(column);
  }
  return line;
}

async function read(path) {
  const answer = await fetch(path, { headers: { "Accept-Language": navigator.language } });
  if (answer.status === 401) {
    location.assign(`/login/?to=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.detail ?? answer.statusText);
  }
  return body;
}

async function show(project) {
  const section = document.getElementById("evaluation");
  try {
    const evaluation = await read(`/api/v1/projects/${project.id}/evaluation`);
    const title = document.createElement("h2");
    title.textContent = `${project.name}：${evaluation.total} ${evaluation.grade}`;
    const table = document.createElement("table");
    for (const reason of evaluation.reasons) {
      table.append(row(["暂定", "", "", reason.message.zh]));
    }
    for (const indicator of evaluation.indicators) {
      table.append(row([indicator.name, indicator.weight, indicator.score, indicator.explanation.zh]));
    }
    const { weight, score, explanation } = evaluation.execution;
    table.append(row(["预算执行率", weight, score, explanation.zh]));
    section.replaceChildren(title, table);
  } catch (failure) {
    section.textContent = failure.message;
  }
}

async function signOut() {
  await fetch("/api/v1/session", { method: "DELETE" });
  location.assign("/login/");
}

try {
  const { name, roles, via } = await read("/api/v1/session");
  document.getElementById("who").textContent = `${name}（${roles.join("、")}）`;
  const out = document.getElementById("sign-out");
  out.hidden = via !== "session";
  out.addEventListener("click", signOut);
  const { items, next } = await read("/api/v1/projects");
  const status = { final: "正式", provisional: "暂定" };
  for (const project of items) {
    const open = document.createElement("button");
    open.textContent = project.name;
    open.addEventListener("click", () => show(project));
    const cells = [String(project.year), project.unit, open, project.total, project.grade, status[project.status]];
    document.getElementById("projects").append(row(cells));
  }
  state.textContent = items.length === 0 ? "还没有项目；请先导入绩效目标申报表。" : next ? `前 ${items.length} 个项目` : `共 ${items.length} 个项目`;
} catch (failure) {
  state.textContent = failure.message;
}
