var n = document.body;
for (let i = 0; i < 1000; i++) n = n.appendChild(document.createElement('p'));
n.click();
n.contains(document);
document.getElementById('none');