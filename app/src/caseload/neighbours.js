// The previous and the next person of the list that a participant's page was opened from. The tab keeps the list until it is closed or signed out.
const person = /^\/suivis\/[0-9A-Za-z]{26}$/;
const main = document.querySelector('main');
const nav = main?.querySelector('.neighbours');

if (!nav) {
  main?.addEventListener('click', (event) => {
    const opened = event.target.closest?.('a[href]');
    if (!opened || !person.test(opened.pathname)) return;
    const list = new Map();
    for (const link of main.querySelectorAll('a[href^="/suivis/"]')) {
      if (person.test(link.pathname) && !list.has(link.pathname)) list.set(link.pathname, link.innerText.trim().split('\n')[0]);
    }
    try {
      sessionStorage.setItem('people', JSON.stringify([...list].slice(0, 500)));
    } catch {
      // No room, or no storage in private windows: then there are no links.
    }
  });
} else {
  let list = [];
  try {
    list = JSON.parse(sessionStorage.getItem('people')) ?? [];
  } catch {
    // As above.
  }
  const at = list.findIndex(([address]) => address === location.pathname);
  for (const [rel, neighbour] of at < 0 ? [] : [['prev', list[at - 1]], ['next', list[at + 1]]]) {
    if (!neighbour) continue;
    const link = nav.querySelector(`[rel="${rel}"]`);
    [link.href, link.title] = neighbour;
    link.hidden = nav.hidden = false;
  }
}
