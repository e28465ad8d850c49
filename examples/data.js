/**
 * Gives elements the data that stand in the page as blocks of JSON:
 * `<script type="application/json" data-for="id of the element" data-property="name">`.
 */
for (const block of document.querySelectorAll('script[data-for]')) {
  const element = document.getElementById(block.dataset.for);
  element[block.dataset.property] = JSON.parse(block.textContent);
}
